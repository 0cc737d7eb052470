package dev.vitalfew.local;

import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.model.Webhooks;
import dev.vitalfew.platform.Hash;
import java.nio.file.Path;
import java.util.Map;

/** The keys that everybody on this machine knows; in AWS they are made at deploy time. */
final class Keys {

    static final String SECRET = "sk_local";
    static final String OPERATOR = "op_local";
    static final String WEBHOOK_SECRET = "whsec_bG9jYWwtc2VjcmV0LWZvci13ZWJob29rcw==";

    private static final Map<String, String> KINDS =
            Map.of("pk_local", "public", SECRET, "secret", OPERATOR, "operator");

    private Keys() {}

    static void put(AwsJson dynamo, String table) {
        KINDS.forEach((key, kind) -> {
            var item = Json.object();
            item.putObject("name").put("S", "key#" + Hash.sha256(key));
            item.putObject("kind").put("S", kind);
            var request = Json.object().put("TableName", table);
            request.set("Item", item);
            dynamo.call("PutItem", request);
        });
    }

    /** With which the requests of every webhook are signed. */
    static void putWebhookSecrets(AwsJson dynamo, String table, Path model) {
        Webhooks.in(model).byName().keySet().forEach(webhook -> {
            var item = Json.object();
            item.putObject("name").put("S", "webhook#" + webhook);
            item.putObject("secret").put("S", WEBHOOK_SECRET);
            var request = Json.object().put("TableName", table);
            request.set("Item", item);
            dynamo.call("PutItem", request);
        });
    }

    /** Nobody on this machine has used another tool before, whose unsubscribes would have to be taken over. */
    static void putOtherTool(AwsJson dynamo, String table) {
        var item = Json.object();
        item.putObject("name").put("S", "other-tool");
        item.putObject("how").put("S", "waived: this is a machine of one's own");
        var request = Json.object().put("TableName", table);
        request.set("Item", item);
        dynamo.call("PutItem", request);
    }
}
