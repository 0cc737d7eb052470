package dev.vitalfew.local.endtoend;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium in which {@code clients/tracker.mjs} does what people do; it stays open until it is closed. */
final class Browser implements AutoCloseable {

    private static final Path CLIENTS = Path.of("src/test/clients");

    private final Process process;
    private final URI asked;

    private Browser(Process process, URI asked) {
        this.process = process;
        this.asked = asked;
    }

    /** The one that {@code CHROMIUM} names, else the first on the PATH. */
    static Optional<String> installed() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .or(() -> Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .flatMap(name -> path().map(folder -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst());
    }

    /** Comes back when all have done what they do. */
    static Browser thatVisits(URI stack, String chromium) throws IOException, InterruptedException {
        if (!Files.exists(CLIENTS.resolve("node_modules/playwright-core"))) {
            node("npm", "ci", "--silent", "--no-fund", "--no-audit").waitFor();
        }
        var process = node("node", "tracker.mjs", chromium, stack.toString());
        var asked = process.inputReader().readLine();
        if (asked == null) {
            throw new IllegalStateException("the browser's script ended with " + process.waitFor());
        }
        return new Browser(process, URI.create(asked));
    }

    /** What the websites of the script asked of the product: {@code [{"person", "method", "status"}]}. */
    URI asked() {
        return asked;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Stream<String> path() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    }

    private static Process node(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(CLIENTS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
