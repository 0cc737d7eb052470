package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnsubscribingTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\"[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void takesAPostToStopEveryEmailAndLookingToStopNone() {
        Stream.of("looks", "presses", "one-click").forEach(UnsubscribingTest::comeToAQuietAccount);
        stack.advance("PT5M");

        var looked = link("looks");
        assertThat(stack.send(stack.request(looked, "").GET()).statusCode()).isEqualTo(200);
        assertThat(stack.send(stack.request(looked, "").HEAD()).statusCode()).isEqualTo(200);
        press(link("presses"));
        oneClick(link("one-click"));
        stack.advance("P35D");

        assertThat(stack.segment("of-presses", "behavioural_segment")).isEqualTo("low");
        assertThat(stack.sequencesTo(address("looks")))
                .containsExactlyInAnyOrder(
                        "getting-started", "getting-started", "starter-plan", "reactivation", "reactivation");
        assertThat(stack.sequencesTo(address("presses"))).containsExactly("getting-started");
        assertThat(stack.sequencesTo(address("one-click"))).containsExactly("getting-started");
    }

    /** A new account that does nothing: it is greeted, and called back when it is old enough to be judged. */
    private static void comeToAQuietAccount(String person) {
        stack.live(
                identify(person, Map.of("email", address(person), "timezone", "Europe/Berlin")),
                group(person, "of-" + person, Map.of("plan", "starter")));
    }

    private static String address(String person) {
        return person + "@example.com";
    }

    private static String link(String person) {
        assertThat(stack.mailsTo(address(person))).as(person).hasSize(1);
        var mail = stack.mailsTo(address(person)).getFirst();
        var link = mail.at("/headers/List-Unsubscribe").asText().replaceAll("^<|>$", "");
        assertThat(mail.at("/headers/List-Unsubscribe-Post").asText()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.path("text").asText()).contains(link);
        return link;
    }

    /** What a browser sends when the page's button is pressed. */
    private static void press(String link) {
        var page = stack.send(stack.request(link, "").GET()).body();
        var form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        var action = ACTION.matcher(form.group());
        var target = action.find() ? action.group(1).replace("&amp;", "&") : "";
        var address = URI.create(link).resolve(target.isEmpty() ? link : target);
        assertThat(post(address.toString(), "")).isEqualTo(200);
    }

    /** What a mail program sends (RFC 8058). */
    private static void oneClick(String link) {
        assertThat(post(link, "List-Unsubscribe=One-Click")).isEqualTo(200);
    }

    private static int post(String link, String body) {
        return stack.send(stack.request(link, "")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }
}
