package dev.vitalfew.lifecycle.suppressions;

import static java.util.Objects.requireNonNull;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The suppression list in its own table; what concerns people is the record {@code preferences} in {@code lifecycle}. */
public final class DynamoSuppressions implements Suppressions {

    /** DynamoDB gives 100 items a call, and each person has two. */
    private static final int PEOPLE_AT_ONCE = 50;

    /** A claim's transaction may hold the item; it takes milliseconds. */
    private static final int TRIES = 20;

    private static final Duration BREAK = Duration.ofMillis(20);

    private static final String SOFT_BOUNCES = "softBounces";

    private final DynamoDbClient dynamo;
    private final String suppression;
    private final String lifecycle;

    public DynamoSuppressions(DynamoDbClient dynamo, String suppression, String lifecycle) {
        this.dynamo = dynamo;
        this.suppression = suppression;
        this.lifecycle = lifecycle;
    }

    @Override
    public Instant add(String addressHash, Optional<Id> person, Reason reason, String note, Instant at) {
        person.ifPresent(id -> add(lifecycle, preferencesKey(id), reason, note, at));
        return add(suppression, addressKey(addressHash), reason, note, at);
    }

    private Instant add(String table, Map<String, AttributeValue> key, Reason reason, String note, Instant at) {
        var item = update(update -> update.tableName(table)
                .key(key)
                .updateExpression("SET #reason = if_not_exists(#reason, :at), #note = if_not_exists(#note, :note)")
                .expressionAttributeNames(Map.of("#reason", reason.word(), "#note", PreferencesItem.note(reason)))
                .expressionAttributeValues(Map.of(":at", text(at), ":note", text(note)))
                .returnValues(ReturnValue.ALL_NEW));
        return new Stored(item).time(reason.word());
    }

    @Override
    public void erase(Id person, Set<String> addressHashes, Instant at) {
        add(lifecycle, preferencesKey(person), Reason.ERASED, "", at);
        addressHashes.forEach(hash -> {
            add(suppression, addressKey(hash), Reason.ERASED, "", at);
            update(update -> update.tableName(suppression)
                    .key(addressKey(hash))
                    .updateExpression("REMOVE #emails")
                    .expressionAttributeNames(Map.of("#emails", PreferencesItem.EMAILS)));
        });
    }

    /** Nothing is lost that came meanwhile: nobody who was erased is mailed, whatever they choose. */
    @Override
    public void forget(Id person) {
        var left = new HashMap<>(preferencesKey(person));
        var erased = get(lifecycle, preferencesKey(person)).get(Reason.ERASED.word());
        if (erased != null) {
            left.put(Reason.ERASED.word(), erased);
            left.put(PreferencesItem.note(Reason.ERASED), text(""));
            dynamo.putItem(put -> put.tableName(lifecycle).item(left));
        }
    }

    /** A set grows by the same note once. */
    @Override
    public void softBounce(String addressHash, String messageId, Instant at) {
        var item = update(update -> update.tableName(suppression)
                .key(addressKey(addressHash))
                .updateExpression("ADD #bounces :bounce")
                .expressionAttributeNames(Map.of("#bounces", SOFT_BOUNCES))
                .expressionAttributeValues(
                        Map.of(":bounce", AttributeValue.fromSs(List.of(SoftBounces.note(messageId, at)))))
                .returnValues(ReturnValue.ALL_NEW));
        SoftBounces.tooMany(new Stored(item).value(SOFT_BOUNCES).ss())
                .ifPresent(since -> add(addressHash, Optional.empty(), Reason.UNREACHABLE, since));
    }

    @Override
    public boolean lift(String addressHash, Optional<Id> person, Reason reason, String note, Instant at) {
        var ofPerson = person.filter(id -> lift(lifecycle, preferencesKey(id), reason, note, at))
                .isPresent();
        return lift(suppression, addressKey(addressHash), reason, note, at) || ofPerson;
    }

    /** What was lifted is kept, with who lifted it and why; bounces that pass begin to count anew. */
    private boolean lift(String table, Map<String, AttributeValue> key, Reason reason, String note, Instant at) {
        var lifted = AttributeValue.fromL(List.of(
                AttributeValue.fromM(Map.of("reason", text(reason.word()), "at", text(at), "note", text(note)))));
        try {
            update(update -> update.tableName(table)
                    .key(key)
                    .updateExpression("REMOVE #reason, #note, #bounces"
                            + " SET #lifted = list_append(if_not_exists(#lifted, :none), :lifted)")
                    .conditionExpression("attribute_exists(#reason)")
                    .expressionAttributeNames(Map.of(
                            "#reason",
                            reason.word(),
                            "#note",
                            PreferencesItem.note(reason),
                            "#bounces",
                            SOFT_BOUNCES,
                            "#lifted",
                            "lifted"))
                    .expressionAttributeValues(Map.of(":none", AttributeValue.fromL(List.of()), ":lifted", lifted)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public Instant stop(Id person, String topic, Instant at) {
        var name = PreferencesItem.stopped(topic);
        var item = update(update -> update.tableName(lifecycle)
                .key(preferencesKey(person))
                .updateExpression("SET #topic = if_not_exists(#topic, :at)")
                .expressionAttributeNames(Map.of("#topic", name))
                .expressionAttributeValues(Map.of(":at", text(at)))
                .returnValues(ReturnValue.ALL_NEW));
        return new Stored(item).time(name);
    }

    @Override
    public void resume(Id person, String topic) {
        update(update -> update.tableName(lifecycle)
                .key(preferencesKey(person))
                .updateExpression("REMOVE #topic")
                .expressionAttributeNames(Map.of("#topic", PreferencesItem.stopped(topic))));
    }

    @Override
    public void choose(Id person, Preferences.Choice choice, Instant at) {
        var sets = new ArrayList<>(List.of("#frequency = :frequency"));
        var removes = new ArrayList<String>();
        var names =
                new HashMap<>(Map.of("#frequency", PreferencesItem.FREQUENCY, "#paused", PreferencesItem.PAUSED_UNTIL));
        var values = new HashMap<>(Map.of(":frequency", text(choice.frequency().word())));
        choice.pausedUntil()
                .ifPresentOrElse(
                        until -> {
                            sets.add("#paused = :paused");
                            values.put(":paused", AttributeValue.fromN(Long.toString(until.toEpochMilli())));
                        },
                        () -> removes.add("#paused"));
        choice.topics().forEach((topic, wanted) -> {
            var name = "#topic" + names.size();
            names.put(name, PreferencesItem.stopped(topic));
            if (wanted) {
                removes.add(name);
            } else {
                sets.add(name + " = if_not_exists(" + name + ", :at)");
                values.put(":at", text(at));
            }
        });
        update(update -> update.tableName(lifecycle)
                .key(preferencesKey(person))
                .updateExpression("SET " + String.join(", ", sets)
                        + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes)))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    /** A claim that holds the item just now is over in a moment: nobody who unsubscribes is told to try again. */
    private Map<String, AttributeValue> update(Consumer<UpdateItemRequest.Builder> request) {
        for (var attempt = 1; ; attempt++) {
            try {
                return dynamo.updateItem(request).attributes();
            } catch (TransactionConflictException busy) {
                if (attempt == TRIES) {
                    throw busy;
                }
                LockSupport.parkNanos(BREAK.toNanos());
            }
        }
    }

    @Override
    public Address address(String addressHash) {
        var item = get(suppression, addressKey(addressHash));
        return new Address(PreferencesItem.entries(item), PreferencesItem.inbox(item));
    }

    @Override
    public List<Entry> ofPerson(Id person) {
        return PreferencesItem.entries(get(lifecycle, preferencesKey(person)));
    }

    @Override
    public Preferences preferences(Id person) {
        return PreferencesItem.preferences(person, get(lifecycle, preferencesKey(person)));
    }

    @Override
    public Set<Id> suppressed(Map<Id, String> addressHashes) {
        var people = new ArrayList<>(addressHashes.keySet());
        var found = new HashSet<Id>();
        for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
            var some = people.subList(from, Math.min(people.size(), from + PEOPLE_AT_ONCE));
            var keys = keysOf(some, addressHashes);
            some.stream()
                    .filter(person -> keys.contains(addressKey(addressHashes.get(person)))
                            || keys.contains(preferencesKey(person)))
                    .forEach(found::add);
        }
        return found;
    }

    /** A person may only have chosen topics, and what was said against an address may be lifted. */
    private static boolean refuses(Map<String, AttributeValue> item) {
        return !PreferencesItem.entries(item).isEmpty();
    }

    /** Which of the people's keys there is something said against; two people may have one address. */
    private Set<Map<String, AttributeValue>> keysOf(List<Id> people, Map<Id, String> addressHashes) {
        var addresses = people.stream()
                .map(person -> addressKey(addressHashes.get(person)))
                .distinct()
                .toList();
        var records = people.stream().map(person -> preferencesKey(person)).toList();
        var asked = Map.of(suppression, asked(addresses), lifecycle, asked(records));
        var found = new HashSet<Map<String, AttributeValue>>();
        while (!asked.isEmpty()) {
            var keys = asked;
            var answer = dynamo.batchGetItem(batch -> batch.requestItems(keys));
            answer.responses().getOrDefault(suppression, List.of()).stream()
                    .filter(DynamoSuppressions::refuses)
                    .forEach(item -> found.add(part(item, "address")));
            answer.responses().getOrDefault(lifecycle, List.of()).stream()
                    .filter(DynamoSuppressions::refuses)
                    .forEach(item -> found.add(part(item, "person", "record")));
            asked = answer.unprocessedKeys();
        }
        return found;
    }

    private static KeysAndAttributes asked(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(keys).build();
    }

    private static Map<String, AttributeValue> part(Map<String, AttributeValue> item, String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> requireNonNull(item.get(name))));
    }

    public static Map<String, AttributeValue> addressKey(@Nullable String hash) {
        return Map.of("address", AttributeValue.fromS(hash));
    }

    public static Map<String, AttributeValue> preferencesKey(Id person) {
        return DynamoEnrollments.key(person, PreferencesItem.RECORD);
    }

    private Map<String, AttributeValue> get(String table, Map<String, AttributeValue> key) {
        return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
    }

    private static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }
}
