package dev.vitalfew.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code @segment/analytics-node} as npm has it; only its host is another. */
class SegmentNodeTest {

    private static final Path CLIENTS = Path.of("src/test/clients");

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!Files.exists(CLIENTS.resolve("node_modules/.package-lock.json"))) {
            run("npm", "ci", "--silent", "--no-fund", "--no-audit");
        }
        stack = Stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void bringsANewAccountIntoItsSegmentsWithinSecondsAndItsFirstEmailMinutesLater()
            throws IOException, InterruptedException {
        run("node", "segment-node.mjs", stack.url().toString(), stack.now().toString());

        assertThat(Stack.within(Duration.ofSeconds(10), SegmentNodeTest::isComplete))
                .as(() -> stack.get("/api/accounts/lovelace", Stack.OPERATOR).body())
                .isTrue();
        var segments = stack.read("/api/accounts/lovelace").path("segments");
        assertThat(segments.at("/plan_tier/segment").asText()).isEqualTo("starter");
        assertThat(segments.at("/plan_tier/reason").asText()).isNotBlank();
        assertThat(segments.at("/behavioural_segment/segment").isNull()).isTrue();
        assertThat(segments.at("/behavioural_segment/reason").asText()).contains("28");

        stack.awaitRest();
        stack.advance("PT3M");

        var mails = stack.mailsTo("ada@lovelace.example");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().at("/tags/sequence").asText()).isEqualTo("getting-started");
        assertThat(mails.getFirst().path("html").asText()).contains("Ada");
    }

    /** All four calls have come to where they are read. */
    private static boolean isComplete() {
        return stack.get("/api/accounts/lovelace", Stack.OPERATOR).statusCode() == 200
                && stack.segment("lovelace", "plan_tier").equals("starter")
                && stack.read("/api/people/ada/events").path("events").size() == 4;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var said = output.readAllAsString();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }
}
