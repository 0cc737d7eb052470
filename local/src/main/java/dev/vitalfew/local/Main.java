package dev.vitalfew.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the stack until it is told to end: {@code PORT}, {@code DATA} (a folder, or memory) and {@code DEMO} say how. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        var begun = System.nanoTime();
        var env = System.getenv();
        var cdkOut = Path.of(arguments.length > 0 ? arguments[0] : env.getOrDefault("CDK_OUTDIR", "cdk.out"));
        var settings = settings(env).saying(System.out::println);
        var stack = LocalStack.start(cdkOut, settings);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.close();
            ended.countDown();
        }));
        System.out.printf("%-18s %4.1f s%n", "all", (System.nanoTime() - begun) / 1e9);
        System.out.println("READY " + stack.url());
        ended.await();
    }

    private static Settings settings(Map<String, String> env) {
        var port = Integer.parseInt(env.getOrDefault("PORT", "8080"));
        var data = env.getOrDefault("DATA", "data");
        var folder = data.equals("memory") ? Optional.<Path>empty() : Optional.of(Path.of(data));
        var settings = Settings.inMemory().withPort(port);
        return folder.map(settings::withData).orElse(settings);
    }
}
