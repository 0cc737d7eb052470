package dev.vitalfew.local.access;

import static dev.vitalfew.local.template.Places.arn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Ses;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads from a request which calls IAM would be asked about: a transaction is as many as it has items. */
final class Calls {

    private static final Map<String, String> IN_TRANSACTION = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem",
            "Get", "GetItem");

    private Calls() {}

    static List<Call> of(Request request) {
        var target = request.header("x-amz-target").orElse("");
        var operation = target.substring(target.indexOf('.') + 1);
        var calls =
                switch (target.replaceFirst("\\..*", "")) {
                    case "DynamoDB_20120810" -> dynamo(operation, request.json());
                    case "AmazonSQS" -> Stream.of(queue(operation, request.json()));
                    case "AWSEvents" -> events(operation, request.json());
                    default ->
                        switch (request.path()) {
                            case Ses.SEND -> mail(request.json());
                            case Ses.ACCOUNT -> Stream.of(new Call("ses:GetAccount", "*"));
                            case String path
                            when path.startsWith(Ses.IDENTITY) ->
                                Stream.of(new Call(
                                        "ses:GetEmailIdentity",
                                        arn("ses", "identity/" + path.substring(Ses.IDENTITY.length()))));
                            default -> Stream.of(unknown(request));
                        };
                };
        return calls.distinct().toList();
    }

    private static Stream<Call> dynamo(String operation, JsonNode body) {
        return switch (operation) {
            case "BatchGetItem", "BatchWriteItem" ->
                body.path("RequestItems").propertyStream().map(table -> on(operation, table.getKey()));
            case "TransactWriteItems", "TransactGetItems" ->
                stream(body.path("TransactItems"))
                        .flatMap(JsonNode::propertyStream)
                        .map(item -> on(
                                IN_TRANSACTION.getOrDefault(item.getKey(), item.getKey()),
                                item.getValue().path("TableName").asText()));
            default -> {
                var table = body.path("TableName").asText();
                yield Stream.of(
                        body.has("IndexName")
                                ? on(
                                        operation,
                                        table + "/index/"
                                                + body.path("IndexName").asText())
                                : on(operation, table));
            }
        };
    }

    private static Call on(String operation, String table) {
        return new Call("dynamodb:" + operation, arn("dynamodb", "table/" + table));
    }

    private static Call queue(String operation, JsonNode body) {
        var action = "sqs:" + operation.replaceFirst("Batch$", "");
        return new Call(action, arn("sqs", body.path("QueueUrl").asText().replaceFirst(".*/", "")));
    }

    private static Stream<Call> events(String operation, JsonNode body) {
        return stream(body.path("Entries"))
                .map(entry -> entry.path("EventBusName").asText("default"))
                .map(bus -> new Call(
                        "events:" + operation, bus.startsWith("arn:") ? bus : arn("events", "event-bus/" + bus)));
    }

    /** SES asks for the identity that sends and for the configuration set. */
    private static Stream<Call> mail(JsonNode body) {
        var domain = body.path("FromEmailAddress").asText().replaceAll(".*@|>.*", "");
        var set = body.path("ConfigurationSetName").asText();
        return Stream.of("identity/" + domain, "configuration-set/" + set)
                .filter(resource -> !resource.endsWith("/"))
                .map(resource -> new Call("ses:SendEmail", arn("ses", resource)));
    }

    private static Call unknown(Request request) {
        return new Call("unknown:" + request.method(), request.path());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
