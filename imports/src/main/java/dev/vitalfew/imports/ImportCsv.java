package dev.vitalfew.imports;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * {@code make import}: reads FILE by MAP and sends it to URL with KEY; with DRY it sends nothing and shows the first
 * messages, with FRESH it forgets how far an interrupted run came. Ends with 1 when it could not go on.
 */
public final class ImportCsv {

    private static final Path KEEP = Path.of("target", "import");

    private ImportCsv() {}

    public static void main(String[] arguments) {
        try {
            run(System.getenv());
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.err.println("Nothing was sent.");
            System.exit(1);
        } catch (Stopped e) {
            System.err.println("Stopped: " + e.getMessage() + ". The same command goes on from here.");
            System.exit(1);
        }
    }

    private static void run(Map<String, String> env) {
        var job = new Import(
                path(env, "FILE"), path(env, "MAP"), address(url(env)), key(env), KEEP, Duration.ofMillis(500));
        if (!said(env, "FRESH", "").isEmpty()) {
            job.forget();
        }
        var dry = !said(env, "DRY", "").isEmpty();
        System.out.println(job.file() + (dry ? ", a dry run: nothing is sent" : " to " + job.url()));
        var begun = System.nanoTime();
        var report = dry ? job.dry(_ -> {}, System.out::println) : send(job);
        System.out.print(text(report, dry, (System.nanoTime() - begun) / 1e9));
    }

    private static URI address(String url) {
        if (!url.matches("https?://[^\\s/]+.*") || url.contains(" ")) {
            throw new Refused("URL=" + url + " is no address of a stack. Instead: http://localhost:8080");
        }
        return URI.create(url);
    }

    private static Import.Report send(Import job) {
        try (var bar = bar(job)) {
            var report = job.send(bar::stepTo);
            bar.maxHint(report.rows()).stepTo(report.rows());
            return report;
        }
    }

    private static ProgressBar bar(Import job) {
        return new ProgressBarBuilder()
                .setTaskName(job.file().getFileName().toString())
                .setInitialMax(job.rows())
                .setUnit(" rows", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build();
    }

    static String text(Import.Report report, boolean dry, double seconds) {
        var text = new StringBuilder();
        report.warnings().forEach(warning -> line(text, warning));
        line(
                text,
                "%,d rows: %,d %s, %,d skipped, %,d left out by the mapping"
                        .formatted(
                                report.rows(),
                                report.made(),
                                dry ? "would be sent" : "imported",
                                report.bad(),
                                report.leftOut()));
        if (report.before() > 0) {
            line(text, "%,d of them in an earlier run that was interrupted".formatted(report.before()));
        }
        line(text, "%.1f s, %,.0f rows/s".formatted(seconds, report.rows() / seconds));
        if (report.bad() > 0) {
            line(text, "Skipped:");
            report.firstBad().forEach(reason -> line(text, "  " + reason));
            line(
                    text,
                    report.bad() > report.firstBad().size()
                            ? "all of them in " + report.badRows()
                            : "also in " + report.badRows());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String url(Map<String, String> env) {
        return said(env, "URL", "http://localhost:" + said(env, "PORT", "8080"));
    }

    private static String said(Map<String, String> env, String name, String otherwise) {
        var value = env.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }

    /** With the public key, traits such as the plan and the email would be left out, without a word. */
    static String key(Map<String, String> env) {
        var key = said(env, "KEY", "sk_local");
        if (key.startsWith("pk_") || key.startsWith("op_")) {
            throw new Refused("KEY= is the %s key. Instead: the secret key, which begins with sk_."
                    .formatted(key.startsWith("pk_") ? "public" : "operator's"));
        }
        return key;
    }

    private static Path path(Map<String, String> env, String name) {
        var value = said(env, name, "");
        if (value.isEmpty()) {
            throw new Refused("make import FILE=accounts.csv MAP=accounts.yaml: " + name + " is missing.");
        }
        return Path.of(value);
    }
}
