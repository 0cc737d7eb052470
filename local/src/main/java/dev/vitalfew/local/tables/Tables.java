package dev.vitalfew.local.tables;

import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.util.List;

/** Creates the template's tables; what CloudFormation and DynamoDB call alike goes through as it is. */
public final class Tables {

    private static final List<String> ALIKE =
            List.of("KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes");

    private final AwsJson dynamo;

    public Tables(AwsJson dynamo) {
        this.dynamo = dynamo;
    }

    /** A table that is there already, in a kept data folder, stays as it is. */
    public void create(Resource table) {
        var request = Json.object().put("TableName", name(table)).put("BillingMode", "PAY_PER_REQUEST");
        for (var property : ALIKE) {
            if (table.get(property).size() > 0) {
                request.set(property, table.get(property));
            }
        }
        var view = table.get("StreamSpecification").path("StreamViewType").asText();
        if (!view.isEmpty()) {
            request.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", view);
        }
        try {
            dynamo.call("CreateTable", request);
        } catch (AwsJson.Refused e) {
            if (!e.type().equals("ResourceInUseException")) {
                throw e;
            }
        }
    }

    public boolean isEmpty(String table) {
        return dynamo.call("Scan", Json.object().put("TableName", table).put("Limit", 1))
                .path("Items")
                .isEmpty();
    }

    public static String name(Resource table) {
        return table.optional("TableName").orElse(table.id());
    }
}
