package dev.vitalfew.lifecycle.proofs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser that takes pictures of pages, by the DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("ws://([^/]+)/");
    private static final int PATIENCE_SECONDS = 30;
    private static final int TALLEST = 6_000;

    private final Process process;
    private final Path profile;
    private final HttpClient http;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> said;
    private int calls;

    private Chromium(Process process, Path profile, HttpClient http, WebSocket socket, BlockingQueue<JsonNode> said) {
        this.process = process;
        this.profile = profile;
        this.http = http;
        this.socket = socket;
        this.said = said;
    }

    /** The one that {@code CHROMIUM} names, else the first on the PATH or where macOS has it. */
    static Optional<String> installed() {
        var names = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var onPath = names.flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)));
        var onMac = Stream.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(named -> !named.isBlank())
                .or(() -> Stream.concat(onPath, onMac)
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst());
    }

    static Chromium start(String program) throws IOException {
        var profile = Files.createTempDirectory("vitalfew-chromium-");
        var process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--no-first-run",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var http = HttpClient.newHttpClient();
            var said = new LinkedBlockingQueue<JsonNode>();
            var socket = http.newWebSocketBuilder()
                    .buildAsync(page(http, address(process)), new Listener(said))
                    .join();
            return new Chromium(process, profile, http, socket, said);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String address(Process process) throws IOException {
        var lines = process.errorReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = LISTENING.matcher(line);
            if (line.startsWith("DevTools listening") && found.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return found.group(1);
            }
        }
        throw new IOException("Chromium ended without listening");
    }

    private static URI page(HttpClient http, String address) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                    .build();
            for (var target :
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asText());
                }
            }
            throw new IOException("Chromium opened no page");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The whole page as PNG. */
    byte[] picture(URI page, int width, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                object().put("width", width)
                        .put("height", 600)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        var media = object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
        call("Page.enable", object());
        said.clear();
        call("Page.navigate", object().put("url", page.toString()));
        await(message -> message.path("method").asText().equals("Page.loadEventFired"));
        var height = call("Page.getLayoutMetrics", object())
                .at("/cssContentSize/height")
                .asInt();
        var whole = object().put("format", "png").put("captureBeyondViewport", true);
        whole.putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", width)
                .put("height", Math.min(height, TALLEST))
                .put("scale", 1);
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", whole).path("data").asText());
    }

    private JsonNode call(String method, ObjectNode with) {
        var id = ++calls;
        var message = object().put("id", id).put("method", method);
        message.set("params", with);
        socket.sendText(message.toString(), true).join();
        var answer = await(received -> received.path("id").asInt() == id);
        if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
    }

    private interface Wanted {
        boolean is(JsonNode message);
    }

    private JsonNode await(Wanted wanted) {
        try {
            var seen = new ArrayList<JsonNode>();
            for (var message = next(); ; message = next()) {
                if (wanted.is(message)) {
                    said.addAll(seen);
                    return message;
                }
                seen.add(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode next() throws InterruptedException {
        var message = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("Chromium did not answer in " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Puts whole messages into the queue. */
    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> said;
        private final StringBuilder part = new StringBuilder();

        Listener(BlockingQueue<JsonNode> said) {
            this.said = said;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    said.add(JSON.readTree(part.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException _) {
            // The browser's last processes may still be at it; the system clears its folder for temporary files.
        }
    }
}
