package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody writes in, angry, and all that the operator has is the address; each function is held to what its role allows. */
class AngryRecipientTest {

    private static final Pattern WHY = Pattern.compile("https?://\\S*/p/why\\?t=[^\\s)]+");

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
    void isFoundByAddressToldWhyAndNeverMailedAgain() {
        stack.live(
                identify("ada", Map.of("email", "Ada@Example.com", "timezone", "Europe/Berlin", "country", "DE")),
                group("ada", "acme", Map.of("plan", "starter", "name", "Acme")),
                track("ada", "Task Created"));
        stack.advance("PT5M");
        assertThat(stack.mailsTo("Ada@Example.com")).isNotEmpty();

        var found = recipient("ada@example.com");
        assertThat(found.path("suppressed")).isEmpty();
        var person = found.path("people").get(0);
        assertThat(person.path("person").asText()).isEqualTo("u:ada");
        assertThat(person.path("account").asText()).isEqualTo("g:acme");
        assertThat(person.path("address").asText()).isEqualTo("current");
        var email = person.path("emails").get(0);
        assertThat(email.path("sequence").asText()).isEqualTo("getting-started");
        assertThat(email.path("state").asText()).isEqualTo("accepted");
        assertThat(email.at("/why/subject").asText()).isEqualTo("g:acme");
        assertThat(email.at("/why/membership").asText()).isEqualTo("segment");
        assertThat(email.at("/why/cause").asText()).isEqualTo("event");
        assertThat(email.at("/why/reason").asText()).startsWith("not enterprise: plan is starter (needs enterprise");
        assertThat(email.at("/why/asItWas").asBoolean()).isTrue();

        // The recipient is told the same.
        var told = stack.get(whyLink(), "").body();
        assertThat(told)
                .contains("Why you got this email", "belongs to “Getting started”", "for Acme, since")
                .contains("<li>plan is starter</li>")
                .doesNotContain("<script", "enterprise", "(needs");
        assertThat(stack.get(whyLink() + "A", "").statusCode()).isEqualTo(400);
        assertThat(stack.get("/p/why", "").body()).contains("This link does not work");

        var act = Json.object().put("email", "ADA@example.com").put("reason", "phoned, and was angry");
        var first = stack.post("/api/recipients/never-contact", Stack.OPERATOR, act);
        var again = stack.post("/api/recipients/never-contact", Stack.OPERATOR, act);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Stack.body(first).path("people").get(0).asText()).isEqualTo("u:ada");
        stack.awaitRest();
        assertThat(events("ada", "Never Contact")).isEqualTo(1);

        // A new address of hers is of no use either.
        var mails =
                stack.mailsTo("da@").size() + stack.mailsTo("Ada@Example.com").size();
        stack.live(identify("ada", Map.of("email", "ada@new.example")));
        stack.advance("P16D");
        assertThat(stack.mailsTo("ada@new.example")).isEmpty();
        assertThat(stack.mailsTo("da@").size()
                        + stack.mailsTo("Ada@Example.com").size())
                .isEqualTo(mails);
        var formerly = recipient("ada@example.com");
        assertThat(formerly.at("/suppressed/0/reason").asText()).isEqualTo("never_contact");
        assertThat(formerly.at("/suppressed/0/note").asText()).contains("phoned, and was angry");
        assertThat(formerly.at("/people/0/address").asText()).isEqualTo("former");
        assertThat(formerly.at("/people/0/suppressed/0/reason").asText()).isEqualTo("never_contact");

        var lifted = Json.object().put("email", "ada@example.com").put("reason", "wrote again, and is sorry");
        lifted.putArray("lift").add("never_contact");
        assertThat(Stack.body(stack.post("/api/recipients/lift", Stack.OPERATOR, lifted))
                        .path("lifted")
                        .get(0)
                        .asText())
                .isEqualTo("never_contact");
        assertThat(recipient("ada@example.com").path("suppressed")).isEmpty();
        assertThat(recipient("ada@example.com").at("/people/0/suppressed")).isEmpty();
        stack.awaitRest();
        assertThat(events("ada", "Suppression Lifted")).isEqualTo(1);
    }

    @Test
    void whomAnotherToolMustNotMailIsTakenOver() {
        var sent = Json.object().put("reason", "bounced").put("source", "the old tool");
        sent.set("addresses", Json.tree(List.of("Old@example.com", "no address", "older@example.com")));

        var dry = Stack.body(stack.post(
                "/api/recipients/suppress", Stack.OPERATOR, sent.deepCopy().put("dryRun", true)));
        assertThat(dry.path("added").asInt()).isEqualTo(2);
        assertThat(recipient("old@example.com").path("suppressed")).isEmpty();

        var taken = Stack.body(stack.post("/api/recipients/suppress", Stack.OPERATOR, sent));
        assertThat(taken.path("added").asInt()).isEqualTo(2);
        assertThat(taken.path("bad").toString()).isEqualTo("[1]");
        assertThat(Stack.body(stack.post("/api/recipients/suppress", Stack.OPERATOR, sent))
                        .path("known")
                        .asInt())
                .isEqualTo(2);
        assertThat(recipient("old@example.com").at("/suppressed/0/note").asText())
                .isEqualTo("from the old tool");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(stack.get("/api/recipients?email=ada", Stack.OPERATOR).statusCode())
                .isEqualTo(400);
        assertThat(recipient("ada+news@example.com").path("email").asText()).isEqualTo("ada+news@example.com");
        assertThat(stack.get("/api/recipients?email=ada@example.com", Stack.SECRET)
                        .statusCode())
                .isEqualTo(401);
        assertThat(stack.post("/api/recipients/never-contact", Stack.PUBLIC, Json.object())
                        .statusCode())
                .isEqualTo(401);
        assertThat(stack.post(
                                "/api/recipients/never-contact",
                                Stack.OPERATOR,
                                Json.object().put("email", "ada@example.com"))
                        .body())
                .contains("reason: expected a text");
        var lift = Json.object().put("email", "ada@example.com").put("reason", "why not");
        assertThat(stack.post("/api/recipients/lift", Stack.OPERATOR, lift).body())
                .contains("name the reasons");
        lift.putArray("lift").add("bouncd");
        assertThat(stack.post("/api/recipients/lift", Stack.OPERATOR, lift).body())
                .contains("found bouncd");
        assertThat(stack.post("/api/recipients/else", Stack.OPERATOR, lift).statusCode())
                .isEqualTo(404);
    }

    private static String whyLink() {
        var text = stack.mailsTo("Ada@Example.com").getFirst().path("text").asText();
        var link = WHY.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private static JsonNode recipient(String email) {
        return stack.read("/api/recipients?email=" + email);
    }

    private static long events(String person, String name) {
        var count = 0;
        for (var event : stack.read("/api/people/" + person + "/events").path("events")) {
            count += event.at("/event/event").asText().equals(name) ? 1 : 0;
        }
        return count;
    }
}
