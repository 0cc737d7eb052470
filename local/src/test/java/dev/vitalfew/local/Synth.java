package dev.vitalfew.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real stack's cdk.out folder, synthesised once for all tests of a run from the code and the model as they are. */
final class Synth {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path OUT = Path.of("target", "cdk.out").toAbsolutePath();

    private Synth() {}

    static Path cdkOut() {
        return Once.FOLDER;
    }

    private static final class Once {
        static final Path FOLDER = synthesise();
    }

    private static Path synthesise() {
        var log = OUT.resolveSibling("cdk.log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.vitalfew.infra.VitalFewApp")
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CDK_OUTDIR", OUT.toString(),
                        "CDK_VALIDATION", "false",
                        "CODE", "functions/target/classes",
                        "MODEL", "model",
                        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20"));
        try {
            var process = builder.start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("no template was synthesised: " + Files.readString(log));
            }
            return OUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
