package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counters in {@code control}: {@code sending#2026-11-28#3} has the hours of a day, some of the emails each, and {@code
 * trial#reactivation-1} the first recipients of an email. An email is counted in the transaction that says so on its send
 * record.
 */
public final class DynamoMarks implements Marks {

    static final String BREAKER = "breaker";
    static final String STATE = "state";
    static final String STOPPED = "stopped";

    /** So that emails that are reported at once seldom meet on one item. */
    private static final int SHARDS = 4;

    private final DynamoDbClient dynamo;
    private final String control;
    private final String lifecycle;

    /** Of somebody who counts no emails. */
    public static DynamoMarks reading(DynamoDbClient dynamo, String control) {
        return new DynamoMarks(dynamo, control, "nothing-is-counted-here");
    }

    public DynamoMarks(DynamoDbClient dynamo, String control, String lifecycle) {
        this.dynamo = dynamo;
        this.control = control;
        this.lifecycle = lifecycle;
    }

    @Override
    public boolean count(Ledger.Key key, Kind kind, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        var shard = Math.floorMod(key.hashCode(), SHARDS);
        var writes = new ArrayList<>(
                List.of(mark(key, kind), add(day(time.toLocalDate(), shard), hour(time.getHour(), kind))));
        if (kind != Kind.SENT) {
            writes.add(add(Ledger.Quota.trial(key.step()), kind.word()));
        }
        try {
            DynamoConflicts.retried(() -> dynamo.transactWriteItems(write -> write.transactItems(writes)));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().getFirst().code().equals("ConditionalCheckFailed")) {
                return false;
            }
            throw e;
        }
    }

    private TransactWriteItem mark(Ledger.Key key, Kind kind) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(lifecycle)
                        .key(DynamoEnrollments.key(key.person(), key.record()))
                        .updateExpression("SET #counted = :yes")
                        .conditionExpression("attribute_exists(#person) AND attribute_not_exists(#counted)")
                        .expressionAttributeNames(Map.of("#person", "person", "#counted", "counted " + kind.word()))
                        .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))))
                .build();
    }

    private TransactWriteItem add(String name, String attribute) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(control)
                        .key(key(name))
                        .updateExpression("ADD #count :one")
                        .expressionAttributeNames(Map.of("#count", attribute))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                .build();
    }

    @Override
    public Tally tally(Instant from, Instant to) {
        var sum = Tally.NONE;
        var first = from.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
        var last = to.atOffset(ZoneOffset.UTC);
        for (var date = first.toLocalDate(); !date.isAfter(last.toLocalDate()); date = date.plusDays(1)) {
            var fromHour = date.equals(first.toLocalDate()) ? first.getHour() : 0;
            var toHour = date.equals(last.toLocalDate()) ? last.getHour() : 23;
            for (var shard = 0; shard < SHARDS; shard++) {
                var item = new Stored(get(day(date, shard)));
                for (var hour = fromHour; hour <= toHour; hour++) {
                    sum = sum.plus(tally(item, hour));
                }
            }
        }
        return sum;
    }

    private static Tally tally(Stored item, int hour) {
        return new Tally(
                number(item, hour(hour, Kind.SENT)),
                number(item, hour(hour, Kind.BOUNCED)),
                number(item, hour(hour, Kind.COMPLAINED)));
    }

    @Override
    public Trial trial(String template) {
        var item = new Stored(get(Ledger.Quota.trial(template)));
        var used = number(item, DynamoLedger.USED);
        return new Trial(
                used,
                item.find(DynamoLedger.USED_AT).map(at -> Instant.parse(at.s())).orElse(Instant.EPOCH),
                new Tally(used, number(item, Kind.BOUNCED.word()), number(item, Kind.COMPLAINED.word())),
                item.find("passed").isPresent());
    }

    @Override
    public void pass(String template, String why, Instant at) {
        dynamo.updateItem(update -> update.tableName(control)
                .key(key(Ledger.Quota.trial(template)))
                .updateExpression("SET #passed = :at, #why = :why")
                .expressionAttributeNames(Map.of("#passed", "passed", "#why", "why"))
                .expressionAttributeValues(Map.of(":at", text(at), ":why", text(why))));
    }

    @Override
    public long used(String quota) {
        return number(new Stored(get(quota)), DynamoLedger.USED);
    }

    @Override
    public Optional<Stop> stop() {
        var item = get(BREAKER);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        var stored = new Stored(item);
        return Optional.of(new Stop(
                stored.text(STATE).equals(STOPPED),
                stored.time("since"),
                stored.text("why"),
                new Tally(
                        number(stored, Kind.SENT.word()),
                        number(stored, Kind.BOUNCED.word()),
                        number(stored, Kind.COMPLAINED.word()))));
    }

    @Override
    public boolean stop(String why, Instant at) {
        try {
            dynamo.updateItem(breaker(STOPPED, why, at, Tally.NONE)
                    .conditionExpression("attribute_not_exists(#state) OR #state <> :state")
                    .build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public void resume(String why, Instant at, Tally before) {
        dynamo.updateItem(breaker("resumed", why, at, before).build());
    }

    private UpdateItemRequest.Builder breaker(String state, String why, Instant at, Tally before) {
        return UpdateItemRequest.builder()
                .tableName(control)
                .key(key(BREAKER))
                .updateExpression("SET #state = :state, #since = :since, #why = :why, #sent = :sent,"
                        + " #bounced = :bounced, #complained = :complained")
                .expressionAttributeNames(Map.of(
                        "#state",
                        STATE,
                        "#since",
                        "since",
                        "#why",
                        "why",
                        "#sent",
                        Kind.SENT.word(),
                        "#bounced",
                        Kind.BOUNCED.word(),
                        "#complained",
                        Kind.COMPLAINED.word()))
                .expressionAttributeValues(Map.of(
                        ":state",
                        text(state),
                        ":since",
                        text(at),
                        ":why",
                        text(why),
                        ":sent",
                        AttributeValue.fromN(Long.toString(before.sent())),
                        ":bounced",
                        AttributeValue.fromN(Long.toString(before.bounced())),
                        ":complained",
                        AttributeValue.fromN(Long.toString(before.complained()))));
    }

    private Map<String, AttributeValue> get(String name) {
        return dynamo.getItem(get -> get.tableName(control).key(key(name)).consistentRead(true))
                .item();
    }

    private static String day(LocalDate date, int shard) {
        return "sending#" + date + "#" + shard;
    }

    private static String hour(int hour, Kind kind) {
        return "%02d %s".formatted(hour, kind.word());
    }

    static Map<String, AttributeValue> key(String name) {
        return Map.of("name", AttributeValue.fromS(name));
    }

    private static long number(Stored item, String attribute) {
        return item.find(attribute).map(value -> Long.parseLong(value.n())).orElse(0L);
    }

    private static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }
}
