package dev.vitalfew.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The suppression list in its own table; people who unsubscribed also have a record in {@code lifecycle}. */
public final class DynamoSuppressions implements Suppressions {

    /** The record of a person who wants no email. */
    static final String PERSON = "unsubscribed";

    /** DynamoDB gives 100 items a call, and each person has two. */
    private static final int PEOPLE_AT_ONCE = 50;

    private final DynamoDbClient dynamo;
    private final String suppression;
    private final String lifecycle;

    public DynamoSuppressions(DynamoDbClient dynamo, String suppression, String lifecycle) {
        this.dynamo = dynamo;
        this.suppression = suppression;
        this.lifecycle = lifecycle;
    }

    @Override
    public Instant add(String addressHash, Optional<Id> person, Reason reason, Instant at) {
        person.ifPresent(id -> put(lifecycle, DynamoEnrollments.key(id, PERSON), "person", reason, at));
        return put(suppression, Map.of("address", AttributeValue.fromS(addressHash)), "address", reason, at);
    }

    private Instant put(String table, Map<String, AttributeValue> key, String keyName, Reason reason, Instant at) {
        var item = new HashMap<>(key);
        item.put("reason", AttributeValue.fromS(reason.text()));
        item.put("at", AttributeValue.fromS(at.toString()));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", keyName)));
            return at;
        } catch (ConditionalCheckFailedException _) {
            return get(table, key).map(found -> found.time("at")).orElse(at);
        }
    }

    @Override
    public Optional<Reason> find(String addressHash, Id person) {
        return get(suppression, Map.of("address", AttributeValue.fromS(addressHash)))
                .or(() -> get(lifecycle, DynamoEnrollments.key(person, PERSON)))
                .map(item -> Reason.valueOf(item.text("reason").toUpperCase(Locale.ROOT)));
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
                            || keys.contains(DynamoEnrollments.key(person, PERSON)))
                    .forEach(found::add);
        }
        return found;
    }

    /** Which of the people's keys there are items of; two people may have one address. */
    private Set<Map<String, AttributeValue>> keysOf(List<Id> people, Map<Id, String> addressHashes) {
        var addresses = people.stream()
                .map(person -> addressKey(addressHashes.get(person)))
                .distinct()
                .toList();
        var records = people.stream()
                .map(person -> DynamoEnrollments.key(person, PERSON))
                .toList();
        var asked = Map.of(suppression, asked(addresses), lifecycle, asked(records));
        var found = new HashSet<Map<String, AttributeValue>>();
        while (!asked.isEmpty()) {
            var keys = asked;
            var answer = dynamo.batchGetItem(batch -> batch.requestItems(keys));
            answer.responses().getOrDefault(suppression, List.of()).forEach(item -> found.add(part(item, "address")));
            answer.responses()
                    .getOrDefault(lifecycle, List.of())
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

    private static Map<String, AttributeValue> addressKey(@Nullable String hash) {
        return Map.of("address", AttributeValue.fromS(hash));
    }

    private Optional<Stored> get(String table, Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(new Stored(found.item())) : Optional.empty();
    }
}
