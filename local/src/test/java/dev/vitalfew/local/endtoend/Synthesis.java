package dev.vitalfew.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The template and its assets, made once for all tests by the infra module's own app, in a process of its own. */
final class Synthesis {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The folder that it was written to. */
    static final Path CDK_OUT = run();

    private Synthesis() {}

    private static Path run() {
        var log = TARGET.resolve("synthesis.log");
        var out = TARGET.resolve("cdk.out");
        try {
            Files.createDirectories(TARGET);
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.vitalfew.infra.VitalFewApp")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "CDK_OUTDIR", out.toString(),
                            // Only staged: the functions run from the class path.
                            "CODE", ROOT.resolve("functions/target/classes").toString(),
                            "MODEL", ROOT.resolve("model").toString(),
                            "CDK_VALIDATION", "false",
                            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20"));
            var process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no template was written:\n" + Files.readString(log));
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
