package dev.vitalfew.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code make rotate}: makes a new key for the links in emails, and signs with it from now on. Links that were sent stay
 * valid until their key is retired, which is for a key that became known: {@code RETIRE=1} deletes it afterwards.
 */
public final class RotateSigningKey {

    private RotateSigningKey() {}

    /** The arguments are the file of the stack's outputs and, perhaps, the number of the key to retire. */
    public static void main(String[] arguments) throws IOException {
        var outputs = Path.of(arguments[0]);
        if (!Files.exists(outputs)) {
            System.err.println("The stack's outputs are not there: " + outputs + ". First: make deploy");
            System.exit(1);
        }
        var table = new JsonMapper()
                .readTree(outputs.toFile())
                .required("VitalFew")
                .required("Keys")
                .asText();
        try (var dynamo = new Aws(Env.system()).dynamo()) {
            var keys = new DynamoSigningKeys(dynamo, table);
            IO.println("Links in emails are signed with key " + keys.rotate() + " from now on; those sent stay valid.");
            if (arguments.length > 1 && !arguments[1].isBlank()) {
                keys.retire(Long.parseLong(arguments[1]));
                IO.println("Key " + arguments[1] + " is deleted: links signed with it, also in emails sent, end now"
                        + " (where a warm function remembers it: when Lambda replaces it).");
            }
        }
    }
}
