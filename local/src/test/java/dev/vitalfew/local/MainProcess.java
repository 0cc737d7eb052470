package dev.vitalfew.local;

import dev.vitalfew.local.wire.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The stack in a process of its own, as {@code make run} starts it, without a demo. */
record MainProcess(Process process, URI url) {

    static MainProcess start(Path cdkOut, Path data, String... flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(flags));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.vitalfew.local.Main", cdkOut.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of("PORT", Integer.toString(Ports.free()), "DATA", data.toString(), "DEMO", "none"));
        var process = builder.start();
        return new MainProcess(process, ready(process));
    }

    private static URI ready(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                return URI.create(line.substring("READY ".length()));
            }
        }
        throw new IllegalStateException("it ended without being ready");
    }

    /** {@code kill -9}; its own processes notice and end too. */
    void kill() throws InterruptedException {
        var children = process.children().toList();
        process.destroyForcibly().waitFor();
        for (var child : children) {
            child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
