package dev.vitalfew.infra;

import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.model.ModelHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;

/** The model's folder as a layer that functions find at {@link #MOUNTED}, and its emails, compiled, beside it. */
final class ModelLayer {

    static final String MOUNTED = "/opt/model";

    private ModelLayer() {}

    static LayerVersion of(Construct scope, Path model) {
        return LayerVersion.Builder.create(scope, "ModelLayer")
                .description("model/: lenses, audiences, sequences, emails")
                .code(Code.fromAsset(staged(model).toString()))
                .build();
    }

    /** A folder that holds the model under the name {@code model}, whatever the deployer's folder is called. */
    private static Path staged(Path model) {
        try {
            var root = Files.createTempDirectory("vitalfew-model-");
            for (Path file : ModelHash.files(model)) {
                var copy = root.resolve("model").resolve(model.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Emails.compile(model).write(root.resolve(Emails.FILE));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("the model's folder could not be copied: " + model, e);
        }
    }
}
