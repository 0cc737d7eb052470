package dev.vitalfew.model;

import dev.vitalfew.platform.Env;
import java.nio.file.Path;

/** The model that a function was deployed with, under the number that it went live with. */
public final class LiveModel {

    private LiveModel() {}

    public static Model from(Env env) {
        var folder = Path.of(env.get("MODEL_DIR"));
        return ModelReader.readDeployed(folder, DynamoPublications.from(env).number(ModelHash.of(folder)));
    }
}
