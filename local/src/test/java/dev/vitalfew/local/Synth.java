package dev.vitalfew.local;

import dev.vitalfew.infra.VitalFewApp;
import java.nio.file.Path;
import java.util.Map;

/** The real stack's cdk.out folder, synthesised once for all tests of a process from the code and the model as they are. */
public final class Synth {

    private static final class Once {
        static final Path FOLDER = synthesise("cdk.out", "../model");
    }

    private Synth() {}

    public static Path cdkOut() {
        return Once.FOLDER;
    }

    /** The same with another model. */
    public static Path cdkOut(String name, Path model) {
        return synthesise("cdk.out-" + name, model.toString());
    }

    private static Path synthesise(String name, String model) {
        var folder = Path.of("target", name).toAbsolutePath();
        VitalFewApp.write(folder, Map.of("model", model, "code", "../functions/target/classes", "production", "true"));
        return folder;
    }
}
