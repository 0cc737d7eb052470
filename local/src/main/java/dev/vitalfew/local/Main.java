package dev.vitalfew.local;

import dev.vitalfew.local.demo.Demo;
import dev.vitalfew.local.demo.Report;
import dev.vitalfew.local.demo.Size;
import dev.vitalfew.local.streams.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the stack until it is told to end. {@code CDK_OUTDIR} says where the template is, {@code PORT} where to listen,
 * {@code DATA} which folder keeps everything (or memory), and {@code DEMO} how much of the demo company an empty stack begins with.
 */
public final class Main {

    private static final String BEGUN = "demo.begun";
    private static final String LOADED = "demo.loaded";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var begun = System.nanoTime();
        var env = System.getenv();
        var cdkOut = Path.of(arguments.length > 0 ? arguments[0] : env.getOrDefault("CDK_OUTDIR", "cdk.out"));
        var data = Optional.of(env.getOrDefault("DATA", "data"))
                .filter(folder -> !folder.equals("memory"))
                .map(Path::of);
        var demo = demo(env);
        var empty = data.isEmpty() || !Files.exists(data.get().resolve("clock.json"));
        var stack = start(cdkOut, settings(env, data, demo != Size.NONE && empty));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.close();
            ended.countDown();
        }));
        if (demo != Size.NONE) {
            load(stack, data, demo);
        }
        said("all", begun);
        System.out.println("READY " + stack.url());
        ended.await();
    }

    private static Size demo(Map<String, String> env) {
        try {
            return Size.named(env.getOrDefault("DEMO", "company"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static LocalStack start(Path cdkOut, Settings settings) {
        try {
            return LocalStack.start(cdkOut, settings);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
            throw e;
        }
    }

    private static Settings settings(Map<String, String> env, Optional<Path> data, boolean early) {
        var settings = Settings.inMemory()
                .withPort(Integer.parseInt(env.getOrDefault("PORT", "8080")))
                .delivering(Delivery.KIND)
                .saying(System.out::println);
        var timed = early ? settings.startingAt(Instant.now().minus(Demo.AHEAD)) : settings;
        return data.map(timed::withData).orElse(timed);
    }

    /** Loads it unless the data folder has it; what was interrupted is sent again, which counts nothing twice. */
    private static void load(LocalStack stack, Optional<Path> data, Size size) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            var loaded = data.map(folder -> folder.resolve(LOADED));
            if (loaded.isEmpty() || !Files.exists(loaded.get())) {
                var begun = System.nanoTime();
                new Demo(stack, client).load(begin(stack, data), size);
                said("demo", begun);
                if (loaded.isPresent()) {
                    Files.writeString(loaded.get(), stack.now().toString());
                }
            }
            System.out.println(Report.of(stack, client));
        }
    }

    /** When the demo's history ends; a folder keeps it, so that the same story goes on after an interruption. */
    private static Instant begin(LocalStack stack, Optional<Path> data) throws IOException {
        var kept = data.map(folder -> folder.resolve(BEGUN));
        if (kept.isPresent() && Files.exists(kept.get())) {
            return Instant.parse(Files.readString(kept.get()));
        }
        var now = stack.now();
        if (kept.isPresent()) {
            Files.writeString(kept.get(), now.toString());
        }
        return now;
    }

    private static void said(String what, long since) {
        System.out.printf("%-18s %4.1f s%n", what, (System.nanoTime() - since) / 1e9);
    }
}
