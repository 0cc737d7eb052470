package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who were there before come into a sequence by an operator's word alone. */
class ExistingMembersTest {

    private static final String EXISTING = "/api/sequences/reactivation/existing";
    private static final String ADDRESS = "ada@example.com";

    private static Stack stack;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        stack = Stack.startAuthorising(model(folder));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** Whom chance would hold out may be one of the two. */
    private static Path model(Path folder) throws IOException {
        var starter = Path.of("../model");
        try (var files = Files.walk(starter)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(starter.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        var sequence = folder.resolve("sequences/reactivation.yaml");
        Files.writeString(
                sequence,
                Files.readString(sequence)
                        .replace("existing: exclude", "existing: include")
                        .replace("holdout: 10%", "holdout: 0%"));
        return folder;
    }

    @Test
    void comeInOnceTheirNumberIsConfirmedAndNotTwice() {
        importHistory();
        stack.advance("PT2H");
        assertThat(stack.segment("acme", "behavioural_segment")).isEqualTo("low");
        assertThat(stack.mailsTo("@")).isEmpty();

        var existing = stack.read(EXISTING);
        assertThat(existing.path("existing").asText()).isEqualTo("include");
        assertThat(existing.path("accounts").asInt()).isEqualTo(1);
        assertThat(existing.path("people").asInt())
                .as("ada and bob; cai is a guest")
                .isEqualTo(2);
        assertThat(existing.path("emailable").asInt()).as("without bob").isEqualTo(1);
        assertThat(existing.path("confirm").asInt()).isEqualTo(2);

        refusesWhatIsWrong();
        stack.advance("PT10M");
        assertThat(stack.mailsTo("@")).isEmpty();

        var at = stack.now();
        var taken = Stack.body(confirm("reactivation", "2"));
        assertThat(taken.path("enrolled").asInt()).isEqualTo(2);
        stack.advance("PT10M");
        assertThat(stack.sequencesTo("@")).containsExactly("reactivation");
        assertThat(stack.mailsTo(ADDRESS)).hasSize(1);

        var again = confirm("reactivation", "2");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Json.read(again.body()).path("confirm").asInt()).isZero();
        stack.advance("PT3H");
        assertThat(stack.mailsTo("@")).hasSize(1);

        isToldToTheOperator(at);
        isToldToTheRecipient();
        goesOnAsForEverybody();
    }

    private static void importHistory() {
        var history = new ArrayList<ObjectNode>();
        history.addAll(arrival("ada", Map.of("email", ADDRESS, "role", "owner")));
        history.addAll(arrival("bob", Map.of("email", "bob@example.com", "unsubscribed", "true")));
        history.addAll(arrival("cai", Map.of("email", "cai@example.com", "role", "guest")));
        history.add(at(ago(40), track("ada", "Task Created")));
        history.add(at(ago(10), track("ada", "Task Created")));
        stack.sent(Stack.SECRET, history);
        stack.awaitRest();
    }

    private static List<ObjectNode> arrival(String person, Map<String, String> traits) {
        return List.of(
                at(ago(60), identify(person, traits)),
                at(ago(60), group(person, "acme", Map.of("plan", "starter", "createdAt", ago(90).toString()))));
    }

    private static void refusesWhatIsWrong() {
        var wrong = confirm("reactivation", "3");
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Json.read(wrong.body()).path("confirm").asInt()).isEqualTo(2);
        assertThat(confirm("reactivation", "\"2\"").statusCode()).isEqualTo(400);
        assertThat(confirm("expansion", "2").statusCode())
                .as("it excludes them")
                .isEqualTo(409);
        assertThat(confirm("nothing", "2").statusCode()).isEqualTo(404);
        assertThat(stack.get(EXISTING, Stack.SECRET).statusCode()).isEqualTo(401);
        assertThat(stack.get(EXISTING + "?cursor=x", Stack.OPERATOR).statusCode())
                .isEqualTo(400);
    }

    private static void isToldToTheOperator(Instant at) {
        var confirmed = stack.read("/api/sequences/reactivation").path("confirmed");
        assertThat(confirmed).hasSize(1);
        assertThat(confirmed.at("/0/confirmed").asInt()).isEqualTo(2);
        assertThat(confirmed.at("/0/enrolled").asInt()).isEqualTo(2);
        assertThat(confirmed.at("/0/done").asBoolean()).isTrue();
        assertThat(Instant.parse(confirmed.at("/0/at").asText())).isBetween(at.minusSeconds(1), at.plusSeconds(60));
        var why = why();
        assertThat(why.path("subject").asText()).isEqualTo("g:acme");
        assertThat(why.path("entered").asText()).isEqualTo("low");
        assertThat(why.path("cause").asText()).isEqualTo("backfill");
        assertThat(why.path("takenIn").asText()).isEqualTo(confirmed.at("/0/at").asText());
        assertThat(Instant.parse(why.path("at").asText())).isBefore(at.minus(Duration.ofHours(1)));
        assertThat(why.path("asItWas").asBoolean()).isTrue();
    }

    private static JsonNode why() {
        return stack.read("/api/recipients?email=" + ADDRESS).at("/people/0/emails/0/why");
    }

    private static void isToldToTheRecipient() {
        var text = stack.mailsTo(ADDRESS).getFirst().toString();
        var link = java.util.regex.Pattern.compile("/p/why\\?t=[A-Za-z0-9._-]+").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        var page = stack.get(link.group());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("class=\"found\"");
    }

    /** The goal counts from the confirmation on. */
    private static void goesOnAsForEverybody() {
        stack.live(track("ada", "Task Created"));
        stack.advance("P6D");
        assertThat(stack.mailsTo(ADDRESS)).as("who came back gets no more").hasSize(1);
        assertThat(stack.read("/api/sequences/reactivation").path("goals").asInt())
                .isEqualTo(1);
    }

    private static HttpResponse<String> confirm(String sequence, String number) {
        return stack.post(
                "/api/sequences/" + sequence + "/existing", Stack.OPERATOR, Json.read("{\"confirm\":" + number + "}"));
    }

    private static Instant ago(int days) {
        return stack.now().minus(Duration.ofDays(days));
    }

    private static ObjectNode at(Instant time, ObjectNode event) {
        return event.put("timestamp", time.toString());
    }
}
