package dev.vitalfew.lifecycle.existing;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.lifecycle.existing.Confirmation.Phase;
import dev.vitalfew.platform.DynamoItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Confirmations in the table {@code lifecycle}. */
public final class DynamoConfirmations implements Confirmations {

    private static final String SEQUENCE = "sequence#";
    private static final String RECORD = "existing#";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoConfirmations(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void save(Confirmation confirmation) {
        dynamo.putItem(put -> put.tableName(table).item(toItem(confirmation)));
    }

    @Override
    public Stream<Confirmation> of(String sequence) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#person = :sequence AND begins_with(#record, :record)")
                        .expressionAttributeNames(Map.of("#person", "person", "#record", "record"))
                        .expressionAttributeValues(Map.of(":sequence", s(SEQUENCE + sequence), ":record", s(RECORD)))
                        .scanIndexForward(false)
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> fromItem(new DynamoItem(item)));
    }

    /** Without an attribute {@code sequence}, by which enrollments and emails are in an index. */
    private static Map<String, AttributeValue> toItem(Confirmation confirmation) {
        var item = new HashMap<String, AttributeValue>();
        item.put("person", s(SEQUENCE + confirmation.sequence()));
        item.put("record", s(RECORD + "%013d".formatted(confirmation.at().toEpochMilli())));
        item.put("edition", s(confirmation.edition()));
        item.put("number", n(confirmation.number()));
        item.put("phase", s(confirmation.phase().name().toLowerCase(Locale.ROOT)));
        item.put("counted", n(confirmation.counted()));
        item.put("taken", n(confirmation.taken()));
        confirmation.cursor().ifPresent(cursor -> item.put("cursor", s(cursor)));
        return item;
    }

    private static Confirmation fromItem(DynamoItem item) {
        return new Confirmation(
                item.text("person").substring(SEQUENCE.length()),
                item.text("edition"),
                item.number("number"),
                Instant.ofEpochMilli(Long.parseLong(item.text("record").substring(RECORD.length()))),
                Phase.valueOf(item.text("phase").toUpperCase(Locale.ROOT)),
                item.find("cursor").map(AttributeValue::s),
                item.number("counted"),
                item.number("taken"));
    }
}
