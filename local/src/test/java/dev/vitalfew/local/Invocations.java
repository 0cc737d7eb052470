package dev.vitalfew.local;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.time.Instant;
import java.util.Map;

/** One event for each function, in its trigger's form; what it names is in the running stack's tables. */
record Invocations(LocalStack stack, String installAddress) {

    static final String SEEN =
            "{\"type\":\"track\",\"event\":\"Task Created\",\"userId\":\"ada\",\"messageId\":\"again\"}";

    private static final String SECRET = "Basic c2tfbG9jYWw6";
    private static final String OPERATOR = "Bearer op_local";

    Map<String, JsonNode> byFunction() {
        return Map.ofEntries(
                entry("Collect", http("POST", "/v1/batch", SECRET, "{\"batch\":[" + SEEN + "]}")),
                entry("Overflow", message(overflown())),
                entry("Fold", record("EVENTS_TABLE", "id", "u:ada")),
                entry("Refold", message("u:ada")),
                entry("Settle", message("EVENT " + Instant.now() + " g:acme")),
                entry("PlanRun", tick()),
                entry(
                        "RunSlice",
                        message(item("RUNS_TABLE")
                                        .path("run")
                                        .path("S")
                                        .asText()
                                        .replaceAll(".*#", "") + " 0")),
                entry("Announce", record("HISTORY_TABLE", "subject", "account/g:acme")),
                entry("Enroll", message(entered())),
                entry("Notice", record("EVENTS_TABLE", "id", "u:ada")),
                entry("Dispatch", tick()),
                entry("Send", message(due())),
                entry("Pages", http("GET", "/p/unsubscribe", "", "")),
                entry("Feedback", message(delivered())),
                entry("OpenTasks", message(entered())),
                entry("Digest", tick()),
                entry("CallWebhooks", message(toldWebhook())),
                entry("Tasks", http("GET", "/api/tasks", OPERATOR, "")),
                entry("Read", http("GET", "/api/accounts/acme", OPERATOR, "")),
                entry("Act", http("POST", "/api/runs", OPERATOR, "{}")),
                entry(
                        "Preview",
                        http("POST", "/api/preview", OPERATOR, "{\"rule\":{\"event\":\"any\"},\"of\":\"people\"}")),
                entry(
                        "SendTest",
                        http("POST", "/api/emails/referral/test", OPERATOR, "{\"to\":\"ada@plainboard.example\"}")),
                entry("Sending", http("GET", "/api/sending", OPERATOR, "")),
                entry("Recipients", http("GET", "/p/why", "", "")),
                entry("Existing", http("GET", "/api/sequences/reactivation/existing", OPERATOR, "")),
                entry(
                        "Suppress",
                        http(
                                "POST",
                                "/api/recipients/suppress",
                                OPERATOR,
                                "{\"addresses\":[\"old@example.com\"],\"reason\":\"bounced\",\"source\":\"a test\"}")),
                entry("Erase", http("DELETE", "/api/people/nobody", OPERATOR, "")),
                entry("Install", created()));
    }

    private static JsonNode http(String method, String path, String authorization, String body) {
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", method + " " + path)
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        event.putObject("headers")
                .put("authorization", authorization)
                .put("content-type", "application/json")
                .put("host", "localhost");
        var context = event.putObject("requestContext")
                .put("accountId", Places.ACCOUNT)
                .put("apiId", "local")
                .put("domainName", "localhost")
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("stage", "$default")
                .put("timeEpoch", Instant.now().toEpochMilli());
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", "test");
        return event;
    }

    private static JsonNode message(String body) {
        var event = Json.object();
        var record = event.putArray("Records")
                .addObject()
                .put("messageId", "059f36b4-87a3-44ab-83d2-661975830a7d")
                .put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
                .put("body", body)
                .put("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3")
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", Places.arn("sqs", "Queue"))
                .put("awsRegion", Places.REGION);
        record.putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", Long.toString(Instant.now().toEpochMilli()))
                .put("SenderId", "AIDAIENQZJOLO23YVJ4VO")
                .put("ApproximateFirstReceiveTimestamp", "1545082649185");
        record.putObject("messageAttributes");
        return event;
    }

    private JsonNode record(String table, String key, String value) {
        var event = Json.object();
        var record = event.putArray("Records")
                .addObject()
                .put("eventID", "c4ca4238a0b923820dcc509a6f75849b")
                .put("eventName", "INSERT")
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", Places.REGION)
                .put("eventSourceARN", Places.arn("dynamodb", "table/" + table + "/stream/2026-01-01T00:00:00.000"));
        record.putObject("dynamodb")
                .put("ApproximateCreationDateTime", Instant.now().getEpochSecond())
                .put("SequenceNumber", "4421584500000000017450439091")
                .put("SizeBytes", 26)
                .put("StreamViewType", "NEW_IMAGE")
                .set("NewImage", item(table, key, value));
        return event;
    }

    private static JsonNode tick() {
        return Json.object().put("scheduledTime", Instant.now().toString());
    }

    private static String overflown() {
        var spill = Json.array();
        spill.addObject()
                .put("event", SEEN)
                .put("trust", "SECRET")
                .put("at", Instant.now().toEpochMilli());
        return spill.toString();
    }

    /** Of a webhook that the model doesn't have. */
    private static String toldWebhook() {
        return Json.object()
                .put("webhook", "none")
                .put("id", "task-1")
                .put("type", "task.opened")
                .put("timestamp", Instant.now().toString())
                .toString();
    }

    private static String entered() {
        var detail = Json.object()
                .put("id", "g:acme/plan_tier/1/entered")
                .put("subject", "g:acme")
                .put("account", "g:acme")
                .put("lens", "plan_tier")
                .put("segment", "growth")
                .put("to", "growth")
                .put("number", 1)
                .put("cause", "event")
                .put("at", Instant.now().toString())
                .put("model", 1);
        return onBus("vitalfew", "SegmentEntered", detail);
    }

    private String due() {
        var enrollment = item("LIFECYCLE_TABLE", "person", "u:ada");
        return Json.object()
                .put("person", "u:ada")
                .put("record", enrollment.path("record").path("S").asText())
                .toString();
    }

    private static String delivered() {
        var detail = Json.object().put("eventType", "Delivery");
        var mail = detail.putObject("mail")
                .put("messageId", "1")
                .put("timestamp", Instant.now().toString());
        mail.putArray("destination").add("ada@example.com");
        mail.putObject("tags");
        detail.putObject("delivery")
                .put("timestamp", Instant.now().toString())
                .putArray("recipients")
                .add("ada@example.com");
        return onBus("aws.ses", "Email Delivered", detail);
    }

    private static String onBus(String source, String type, JsonNode detail) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", "7bf73129-1428-4cd3-a780-95db273d1602")
                .put("detail-type", type)
                .put("source", source)
                .put("account", Places.ACCOUNT)
                .put("time", Instant.now().toString())
                .put("region", Places.REGION);
        event.putArray("resources");
        event.set("detail", detail);
        return event.toString();
    }

    private JsonNode created() {
        var event = Json.object()
                .put("RequestType", "Create")
                .put("ServiceToken", Places.arn("lambda", "function:Install:live"))
                .put("ResponseURL", installAddress)
                .put("StackId", Places.arn("cloudformation", "stack/VitalFew/1"))
                .put("RequestId", "1")
                .put("LogicalResourceId", "Model")
                .put("ResourceType", "Custom::Model");
        event.putObject("ResourceProperties").put("Hash", "0".repeat(64));
        return event;
    }

    private JsonNode item(String table) {
        return scan(table, Json.object());
    }

    private JsonNode item(String table, String key, String value) {
        var request = Json.object().put("FilterExpression", "#key = :value");
        request.putObject("ExpressionAttributeNames").put("#key", key);
        request.putObject("ExpressionAttributeValues").putObject(":value").put("S", value);
        return scan(table, request);
    }

    private JsonNode scan(String table, ObjectNode request) {
        var name = stack.functions().variable(table).orElseThrow();
        var items = AwsJson.dynamo(stack.dynamo())
                .call("Scan", request.put("TableName", name))
                .path("Items");
        if (items.isEmpty()) {
            throw new IllegalStateException(table + " has no such item: " + request);
        }
        return items.get(0);
    }
}
