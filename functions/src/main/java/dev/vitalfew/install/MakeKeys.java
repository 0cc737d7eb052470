package dev.vitalfew.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code make keys}: makes one key of each kind, stores their hashes in the control table, and prints the keys once. */
public final class MakeKeys {

    private static final Map<String, String> PREFIXES = Map.of("public", "pk_", "secret", "sk_", "operator", "op_");
    private static final int BYTES = 32;

    private MakeKeys() {}

    /** The argument is the file of the stack's outputs, which {@code cdk deploy} writes. */
    public static void main(String[] arguments) throws IOException {
        var outputs = Path.of(arguments[0]);
        if (!Files.exists(outputs)) {
            System.err.println("The stack's outputs are not there: " + outputs + ". First: make deploy");
            System.exit(1);
        }
        var stack = new JsonMapper().readTree(outputs.toFile()).required("VitalFew");
        try (var dynamo = new Aws(Env.system()).dynamo()) {
            var keys = make(dynamo, stack.required("Keys").asText());
            IO.println(stack.required("Url").asText());
            keys.forEach((kind, key) -> IO.println("%-8s %s".formatted(kind, key)));
        }
        IO.println("Keep them: only their hashes are stored. Keys made before go on working.");
    }

    /** The keys by kind, each stored as its hash; those stored before stay, so that keys can be rotated. */
    static Map<String, String> make(DynamoDbClient dynamo, String table) {
        var random = new SecureRandom();
        var keys = new LinkedHashMap<String, String>();
        PREFIXES.forEach((kind, prefix) -> {
            var key = prefix + secret(random);
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "name",
                            AttributeValue.fromS("key#" + Keys.hash(key)),
                            "kind",
                            AttributeValue.fromS(kind))));
            keys.put(kind, key);
        });
        return keys;
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
