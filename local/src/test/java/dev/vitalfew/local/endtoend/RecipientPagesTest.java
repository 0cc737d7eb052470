package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages behind the links of emails, each function held to what its role allows. */
class RecipientPagesTest {

    private static final int READINGS = 400;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.startAuthorising();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void readingChangesNothingAndEachChoiceWhatItSays() {
        var scanned = emailed("scanned", "en");
        var chooses = emailed("chooses", "en");
        var returns = emailed("returns", "en");

        var before = state(scanned);
        read(link(scanned, "unsubscribe"));
        read(link(scanned, "preferences"));
        read(link(scanned, "why"));
        stack.awaitRest();
        assertThat(state(scanned)).as("after 1,200 readings").isEqualTo(before);

        assertThat(post(link(chooses, "preferences"), "shown=product-tips+plans&topic-plans=on&frequency=everything"))
                .contains("Saved.", "name=\"topic-plans\" checked")
                .doesNotContain("name=\"topic-product-tips\" checked");
        assertThat(post(link(returns, "unsubscribe"), "List-Unsubscribe=One-Click"))
                .contains("You are unsubscribed");
        assertThat(post(link(returns, "unsubscribe"), "undo=yes")).contains("You get our emails again");
        stack.advance("P35D");

        assertThat(stack.sequencesTo(address(scanned))).contains("starter-plan", "reactivation");
        assertThat(stack.sequencesTo(address(returns))).contains("starter-plan", "reactivation");
        assertThat(stack.sequencesTo(address(chooses))).contains("starter-plan").doesNotContain("reactivation");
    }

    /** As mail programs and scanners do, many at once. */
    private static void read(String link) {
        IntStream.range(0, READINGS).parallel().forEach(reading -> {
            var request = stack.request(link, "");
            assertThat(stack.send(reading % 2 == 0 ? request.GET() : request.HEAD())
                            .statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void everyPageCanBeUsedByEverybody() throws Exception {
        var chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "there is no Chromium here: set CHROMIUM, or install it");

        for (var language : new String[] {"en", "de"}) {
            var person = emailed("sees-" + language, language);
            try (var eyes = Eyes.open(chromium.get())) {
                var unsubscribe = link(person, "unsubscribe");
                var preferences = link(person, "preferences");
                var german = language.equals("de");
                eyes.see("unsubscribe-" + language, unsubscribe, "");
                eyes.see(
                        "topic-stopped-" + language,
                        unsubscribe,
                        german ? "Nur „Erste Schritte“ abbestellen" : "Only stop “Getting started”");
                eyes.see("preferences-" + language, preferences, "");
                eyes.see("why-" + language, link(person, "why"), "");
                eyes.see("saved-" + language, preferences, german ? "Speichern" : "Save");
                post(preferences, "frequency=weekly&pause=30");
                eyes.see("paused-" + language, preferences, "");
                eyes.see(
                        "unsubscribed-" + language,
                        unsubscribe,
                        german ? "Von allem abmelden" : "Unsubscribe from everything");
                eyes.see("preferences-unsubscribed-" + language, preferences, "");
                eyes.see("undone-" + language, unsubscribe, german ? "Rückgängig machen" : "Undo");
                eyes.see("bad-link-" + language, unsubscribe.replaceAll("t=1", "t=9"), "");
            }
        }
    }

    private static String emailed(String person, String language) {
        stack.live(
                identify(
                        person,
                        Map.of(
                                "email",
                                address(person),
                                "timezone",
                                "Europe/Berlin",
                                "locale",
                                language,
                                "firstName",
                                "Ada")),
                group(person, "of-" + person, Map.of("plan", "starter", "name", "Acme")));
        for (var hours = 0; stack.mailsTo(address(person)).isEmpty() && hours < 96; hours += 6) {
            stack.advance("PT6H");
        }
        return person;
    }

    private static String state(String person) {
        return stack.read("/api/people/" + person + "/events").path("events")
                + stack.read("/api/people/" + person).path("changes").toString();
    }

    private static String link(String person, String page) {
        var text = stack.mailsTo(address(person)).getFirst().path("text").asText();
        var found = Pattern.compile("https?://\\S*/p/" + page + "\\?t=[^\\s)]+").matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    private static String address(String person) {
        return person + "@example.com";
    }

    private static String post(String link, String form) {
        var answer = stack.send(stack.request(link, "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A Chromium in which axe looks at pages; pictures of them are in {@code target/pages}. */
    private record Eyes(Process process) implements AutoCloseable {

        private static final Path CLIENTS = Path.of("src/test/clients");

        static Eyes open(String chromium) throws IOException, InterruptedException {
            if (!Files.exists(CLIENTS.resolve("node_modules/axe-core"))) {
                node("npm", "ci", "--silent", "--no-fund", "--no-audit").waitFor();
            }
            return new Eyes(node(
                    "node",
                    "pages.mjs",
                    chromium,
                    Path.of("target/pages").toAbsolutePath().toString()));
        }

        void see(String name, String url, String submit) throws IOException {
            var asked = Json.object().put("name", name).put("url", url).put("submit", submit);
            var input = process.outputWriter();
            input.write(asked + "\n");
            input.flush();
            var answer = process.inputReader().readLine();
            assertThat(answer).as("the browser's script ended at " + name).isNotNull();
            JsonNode found = Json.read(answer);
            assertThat(found.path("violations")).as(name).isEmpty();
        }

        private static Process node(String... command) throws IOException {
            return new ProcessBuilder(command)
                    .directory(CLIENTS.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        @Override
        public void close() throws IOException {
            process.outputWriter().close();
        }
    }
}
