package dev.vitalfew.local;

import dev.vitalfew.infra.VitalFewApp;
import java.nio.file.Path;
import java.util.Map;

/** The real stack's cdk.out folder, synthesised once for all tests of a process from the code and the model as they are. */
public final class Synth {

    private static final class Once {
        static final Path FOLDER = synthesise();
    }

    private Synth() {}

    public static Path cdkOut() {
        return Once.FOLDER;
    }

    private static Path synthesise() {
        var fork = System.getProperty("fork", "1");
        var folder = Path.of("target", "cdk.out-" + fork).toAbsolutePath();
        VitalFewApp.write(folder, Map.of("model", "../model", "code", "../functions/target/classes"));
        return folder;
    }
}
