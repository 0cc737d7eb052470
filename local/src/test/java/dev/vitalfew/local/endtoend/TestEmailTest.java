package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestEmailTest {

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.startAuthorising();
        stack.sent(
                Stack.SECRET,
                List.of(
                        identify("42", Map.of("email", "ada@example.com", "firstName", "Ada", "locale", "de-AT")),
                        group("42", "acme", Map.of("name", "Acme", "plan", "starter"))));
        stack.awaitRest();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void arrivesAsThePersonWouldGetItAndLeavesNoTrace() {
        var before = stack.read("/api/people/42").toString();

        var answer = Stack.body(send("getting-started", "mia@plainboard.example", "42"));
        stack.awaitRest();

        assertThat(answer.path("subject").asText())
                .isEqualTo("[Test] Ihr erstes Projekt in Plainboard, in zehn Minuten");
        var mail = stack.mailsTo("mia@plainboard.example").getLast();
        assertThat(mail.path("id")).isEqualTo(answer.path("messageId"));
        assertThat(mail.path("subject").asText()).startsWith("[Test] Ihr erstes Projekt");
        assertThat(mail.path("html").asText()).contains("Guten Tag Ada,", "<html lang=\"de\"");
        assertThat(mail.path("text").asText()).contains("Guten Tag Ada,");
        assertThat(mail.path("tags")).isEqualTo(Json.read("{\"test\":\"getting-started\"}"));
        assertThat(mail.at("/headers/List-Unsubscribe").asText()).endsWith("/p/unsubscribe?t=test>");
        assertThat(stack.read("/api/people/42").toString()).isEqualTo(before);
        assertThat(stack.get("/p/unsubscribe?t=test").statusCode()).isEqualTo(400);
        assertThat(stack.send(stack.request("/local/mailbox/" + mail.path("id").asText(), "")
                                .header("Accept", "text/html")
                                .GET())
                        .body())
                .contains("It is a test that an operator sent.");
    }

    @Test
    void isForTheModelsExampleWhenNobodyIsNamed() {
        Stack.body(send("expansion-1", "mia@plainboard.example", ""));

        assertThat(stack.mailsTo("mia@plainboard.example"))
                .extracting(mail -> mail.path("text").asText())
                .anyMatch(text -> text.contains("Acme Studio is among the most active teams"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "getting-started | eve@example.com        | 42 | 403 | eve@example.com is neither at a domain of the brand's from and reply_to nor in its test_to",
                "getting-started | a@notplainboard.example | 42 | 403 | a@notplainboard.example is neither at a domain of the brand's from and reply_to nor in its test_to",
                "getting-started | not an address         | 42 | 403 | not an address is neither at a domain of the brand's from and reply_to nor in its test_to",
                "getting-started | mia@plainboard.example | 43 | 404 | no such person: 43",
                "getting-started | ''                     | 42 | 400 | expected {\"to\": \"you@…\", \"as\": \"a person's id\"}",
            })
    void isRefusedSayingWhy(String email, String to, String as, int status, String detail) {
        var answer = send(email, to, as);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Json.read(answer.body()).path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void saysWhichEmailsThereAre() {
        var answer = send("geting-started", "mia@plainboard.example", "42");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no such email: geting-started; there are client-boards, expansion-1");
    }

    @Test
    void takesTheOperatorsKeyAlone() {
        var body = Json.object().put("to", "mia@plainboard.example");

        assertThat(stack.post("/api/emails/referral/test", Stack.SECRET, body).statusCode())
                .isEqualTo(401);
        assertThat(stack.get("/api/emails/referral/test", Stack.OPERATOR).statusCode())
                .isEqualTo(405);
    }

    @Test
    void goesToNobodyWhoWantsNoMail() {
        Stack.body(send("referral", "complaint@plainboard.example", ""));
        var mail = stack.mailsTo("complaint@plainboard.example").getLast();
        Stack.body(stack.post(
                "/local/mailbox/" + mail.path("id").asText(), "", Json.object().put("did", "complained")));
        stack.awaitRest();

        var answer = send("referral", "complaint@plainboard.example", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("complaint@plainboard.example is on the suppression list: complained");
    }

    private static HttpResponse<String> send(String email, String to, String as) {
        JsonNode body = Json.object().put("to", to).put("as", as);
        return stack.post("/api/emails/" + email + "/test", Stack.OPERATOR, body);
    }
}
