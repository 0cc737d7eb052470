package dev.vitalfew.local;

import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The keys that everybody on this machine knows; in AWS they are made at deploy time. */
final class Keys {

    static final String SECRET = "sk_local";
    static final String OPERATOR = "op_local";

    private static final Map<String, String> KINDS =
            Map.of("pk_local", "public", SECRET, "secret", OPERATOR, "operator");

    private Keys() {}

    static void put(AwsJson dynamo, String table) {
        KINDS.forEach((key, kind) -> {
            var item = Json.object();
            item.putObject("name").put("S", "key#" + sha256(key));
            item.putObject("kind").put("S", kind);
            var request = Json.object().put("TableName", table);
            request.set("Item", item);
            dynamo.call("PutItem", request);
        });
    }

    private static String sha256(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
