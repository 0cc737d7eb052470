package dev.vitalfew.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.webhooks.DynamoSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make webhook-secret}: makes the secret that a webhook's requests are signed with, or prints the one there is. */
public final class MakeWebhookSecret {

    private MakeWebhookSecret() {}

    /** The arguments are the file of the stack's outputs and the webhook's name. */
    public static void main(String[] arguments) throws IOException {
        var outputs = Path.of(arguments[0]);
        if (!Files.exists(outputs)) {
            System.err.println("The stack's outputs are not there: " + outputs + ". First: make deploy");
            System.exit(1);
        }
        if (arguments.length < 2 || arguments[1].isBlank()) {
            System.err.println("NAME= is a webhook of webhooks.yaml");
            System.exit(1);
        }
        var table = new JsonMapper()
                .readTree(outputs.toFile())
                .required("VitalFew")
                .required("Keys")
                .asText();
        try (var dynamo = new Aws(Env.system()).dynamo()) {
            IO.println(new DynamoSecrets(dynamo, table).make(arguments[1]));
        }
    }
}
