package dev.vitalfew.local.tables;

import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.local.wire.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DynamoDB Local in a process of its own: its licence keeps it off our class path. The build writes its class path into
 * {@code dynamodb-local.classpath}. It ends with this process, also when that is killed.
 */
public final class DynamoProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final URI endpoint;

    private final Path said;

    private DynamoProcess(Process process, URI endpoint, Path said) {
        this.process = process;
        this.endpoint = endpoint;
        this.said = said;
    }

    /** Starts it on a free port, in memory or in the folder; it answers some time later: see {@link #awaitReady}. */
    public static DynamoProcess start(Optional<Path> folder) {
        var port = Ports.free();
        var libraries = classPath();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.library.path=" + nativeFolders(libraries),
                "-cp",
                ourClasses() + File.pathSeparator + libraries,
                Watched.class.getName(),
                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                "-sharedDb",
                "-port",
                Integer.toString(port)));
        folder.ifPresentOrElse(
                path -> command.addAll(List.of("-dbPath", path.toString())), () -> command.add("-inMemory"));
        try {
            folder.ifPresent(Database::create);
            var said = Files.createTempFile("dynamodb-local", ".log");
            said.toFile().deleteOnExit();
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
            return new DynamoProcess(builder.start(), URI.create("http://localhost:" + port), said);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start DynamoDB Local: " + command, e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public long pid() {
        return process.pid();
    }

    public void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        var dynamo = AwsJson.dynamo(endpoint);
        while (true) {
            try {
                dynamo.call("ListTables", Json.object());
                return;
            } catch (UncheckedIOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "DynamoDB Local does not answer at " + endpoint + ", it said: " + read(said), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        try (var written = DynamoProcess.class.getResourceAsStream("/dynamodb-local.classpath")) {
            if (written == null) {
                throw new IllegalStateException("dynamodb-local.classpath is missing: build local/dynamodb first");
            }
            return new String(written.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nativeFolders(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar"))
                .map(entry -> String.valueOf(Path.of(entry).getParent()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String ourClasses() {
        return Path.of(URI.create(Watched.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }
}
