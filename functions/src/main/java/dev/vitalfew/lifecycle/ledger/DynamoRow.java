package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.lifecycle.enrollments.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The row of turns as the item {@code pace} of {@code control}, with times in microseconds. */
public final class DynamoRow implements SharedPace.Row {

    private static final String NAME = "pace";

    /** A row that is free begins now, one that isn't where it ends: whoever finds it the other way tries again. */
    private static final int TRIES = 20;

    private final DynamoDbClient dynamo;
    private final String control;

    public DynamoRow(DynamoDbClient dynamo, String control) {
        this.dynamo = dynamo;
        this.control = control;
    }

    @Override
    public Optional<SharedPace.State> state() {
        var found = dynamo.getItem(
                get -> get.tableName(control).key(DynamoMarks.key(NAME)).consistentRead(true));
        return found.hasItem() ? Optional.of(state(new Stored(found.item()))) : Optional.empty();
    }

    private static SharedPace.State state(Stored item) {
        var grant = item.find("aSecond")
                .map(aSecond -> new Pace.Grant(
                        Double.parseDouble(aSecond.n()),
                        Double.parseDouble(item.value("aDay").n()),
                        Double.parseDouble(item.value("sent").n()),
                        Optional.of(item.text("obstacle", "")).filter(obstacle -> !obstacle.isEmpty())));
        return new SharedPace.State(instant(item.number("read")), grant, item.number("taken"));
    }

    @Override
    public boolean ask(Optional<Instant> read, Instant now) {
        var values = new HashMap<>(Map.of(":now", micros(now), ":none", number(0)));
        read.ifPresent(before -> values.put(":read", micros(before)));
        try {
            dynamo.updateItem(update -> update.tableName(control)
                    .key(DynamoMarks.key(NAME))
                    .updateExpression(
                            "SET #read = :now, #taken = if_not_exists(#taken, :none), #asked = if_not_exists(#taken, :none)")
                    .conditionExpression(read.isPresent() ? "#read = :read" : "attribute_not_exists(#read)")
                    .expressionAttributeNames(Map.of("#read", "read", "#taken", "taken", "#asked", "takenWhenAsked"))
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public void granted(Pace.Grant grant) {
        dynamo.updateItem(update -> update.tableName(control)
                .key(DynamoMarks.key(NAME))
                .updateExpression("SET #aSecond = :aSecond, #aDay = :aDay, #sent = :sent, #each = :each, #left = :left,"
                        + " #obstacle = :obstacle, #taken = #taken - #asked")
                .expressionAttributeNames(Map.of(
                        "#obstacle",
                        "obstacle",
                        "#aSecond",
                        "aSecond",
                        "#aDay",
                        "aDay",
                        "#sent",
                        "sent",
                        "#each",
                        "each",
                        "#left",
                        "left",
                        "#taken",
                        "taken",
                        "#asked",
                        "takenWhenAsked"))
                .expressionAttributeValues(Map.of(
                        ":aSecond", number(grant.aSecond()),
                        ":aDay", number(grant.aDay()),
                        ":sent", number(grant.sent()),
                        ":each", number(Math.ceilDiv(grant.each().toNanos(), 1000)),
                        ":left", number(grant.left()),
                        ":obstacle", AttributeValue.fromS(grant.obstacle().orElse("")))));
    }

    @Override
    public Optional<Instant> take(Instant now, Instant latest) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var begins = takeNext(now, latest).or(() -> takeNow(now));
            if (begins.isPresent()) {
                return begins;
            }
            var row = new Stored(dynamo.getItem(get ->
                            get.tableName(control).key(DynamoMarks.key(NAME)).consistentRead(true))
                    .item());
            var full = row.find("free")
                    .filter(free -> instant(free).isAfter(latest))
                    .isPresent();
            if (full || row.number("taken") >= row.number("left")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> takeNext(Instant now, Instant latest) {
        return take(
                "SET #free = #free + #each, #taken = #taken + :one",
                "#free >= :now AND #free <= :latest AND #taken < #left",
                Map.of(":one", number(1), ":now", micros(now), ":latest", micros(latest)));
    }

    private Optional<Instant> takeNow(Instant now) {
        return take(
                        "SET #free = :now + #each, #taken = #taken + :one",
                        "(attribute_not_exists(#free) OR #free < :now) AND #taken < #left",
                        Map.of(":one", number(1), ":now", micros(now)))
                .map(_ -> now);
    }

    private Optional<Instant> take(String update, String condition, Map<String, AttributeValue> values) {
        try {
            var before = dynamo.updateItem(request -> request.tableName(control)
                            .key(DynamoMarks.key(NAME))
                            .updateExpression(update)
                            .conditionExpression(condition)
                            .expressionAttributeNames(
                                    Map.of("#free", "free", "#taken", "taken", "#each", "each", "#left", "left"))
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes();
            return Optional.of(
                    new Stored(before).find("free").map(DynamoRow::instant).orElse(Instant.EPOCH));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static AttributeValue micros(Instant at) {
        return number(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000));
    }

    private static Instant instant(AttributeValue micros) {
        return instant(Long.parseLong(micros.n()));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }

    private static AttributeValue number(Number number) {
        return AttributeValue.fromN(number.toString());
    }
}
