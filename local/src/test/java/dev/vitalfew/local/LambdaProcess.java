package dev.vitalfew.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Function;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function as Lambda runs it: a process of its own under AWS's runtime interface client, with the template's handler
 * name and environment, and with nothing on its class path but what the functions are shipped with.
 */
final class LambdaProcess {

    private static final Path FUNCTIONS = Path.of("..", "functions", "target").toAbsolutePath();

    private LambdaProcess() {}

    /** Starts the function, gives it one event, and answers what it answered. */
    static JsonNode invoke(Function function, JsonNode event, Path folder) {
        var log = folder.resolve(function.name() + ".log");
        try (var api = new RuntimeApi(function.name(), event)) {
            var process = start(function, api.address(), log);
            process.onExit().thenAccept(dead -> api.answer()
                    .completeExceptionally(new AssertionError("it ended with " + dead.exitValue())));
            try {
                return api.answer().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError(function.name() + " gave no answer\n" + Files.readString(log), e);
            } finally {
                process.destroy();
                process.waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Function function, String api, Path log) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + log.resolveSibling("classes.jsa"),
                        "-cp",
                        classPath(),
                        AWSLambda.class.getName(),
                        function.handler())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.clear();
        environment.putAll(function.env().variables());
        environment.put("AWS_LAMBDA_RUNTIME_API", api);
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", FUNCTIONS.resolve("classes").toString());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "1");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        return builder.start();
    }

    private static Path jar() throws IOException {
        try (var files = Files.newDirectoryStream(FUNCTIONS, "functions-*.jar")) {
            return files.iterator().next();
        }
    }

    /** The functions' first, then what Lambda's runtime brings. */
    private static String classPath() throws IOException {
        var entries = new LinkedHashSet<String>();
        entries.add(jar().toString());
        entries.addAll(
                List.of(Files.readString(FUNCTIONS.resolve("classpath")).strip().split(File.pathSeparator)));
        for (var type : List.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)) {
            var source = type.getProtectionDomain().getCodeSource().getLocation();
            entries.add(Path.of(source.getPath()).toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
