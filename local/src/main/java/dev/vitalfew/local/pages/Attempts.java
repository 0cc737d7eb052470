package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.word;

import java.util.ArrayList;

/** What to try next, with everything filled in. */
final class Attempts {

    private static final String SITE = "/site/";

    private final Operator operator;

    Attempts(Operator operator) {
        this.operator = operator;
    }

    String section(String host) {
        var steps = new ArrayList<String>();
        if (operator.isThere(SITE)) {
            steps.add("<li><p><a href=\"/site/\">Visit the demo site</a>: what you do there comes in as"
                    + " events.</p></li>");
        }
        var account = someAccount();
        var person = account.isEmpty() ? "ada" : somePerson(account);
        steps.add(step("Send an event, with the secret key", track(host, person)));
        if (account.isEmpty()) {
            steps.add(step("Say who it was", identify(host)));
        } else {
            steps.add(step(
                    "Ask where the account stands now, and why",
                    "curl -H 'Authorization: Bearer op_local' \\\n  http://" + host + "/api/accounts/"
                            + encoded(account)));
        }
        steps.add(step("Let a day pass", "curl -d '{\"advance\":\"P1D\"}' \\\n  http://" + host + "/local/clock"));
        steps.add(step(
                "Change the model (model/segmentation.yaml), end this with Ctrl-C, then", "make check && make run"));
        return "<section class=\"card\" aria-labelledby=\"try-h\"><h2 id=\"try-h\">What to try next</h2><ol"
                + " class=\"try\">"
                + String.join("", steps) + "</ol></section>";
    }

    private static String step(String what, String command) {
        return "<li><p>" + text(what) + "</p><pre tabindex=\"0\">" + text(command) + "</pre></li>";
    }

    private static String track(String host, String person) {
        return """
            curl -u sk_local: -d '{
                "type":"track",
                "event":"Payment Failed",
                "userId":"%s"}' \\
              http://%s/v1/track\
            """.formatted(person, host);
    }

    private static String identify(String host) {
        return """
            curl -u sk_local: -d '{
                "type":"identify",
                "userId":"ada",
                "traits":{"firstName":"Ada",
                  "email":"ada@example.com"}}' \\
              http://%s/v1/identify\
            """.formatted(host);
    }

    /** One whose id can stand in a command as it is. */
    private String someAccount() {
        return operator.find("/api/accounts?limit=20").stream()
                .flatMap(page -> page.path("accounts").valueStream())
                .map(account -> account.path("id").asText())
                .filter(Attempts::isPlain)
                .findFirst()
                .orElse("");
    }

    private String somePerson(String account) {
        return operator.find("/api/accounts/" + word(account)).stream()
                .flatMap(found -> found.path("people").valueStream())
                .map(person -> person.asText().substring(2))
                .filter(Attempts::isPlain)
                .findFirst()
                .orElse("ada");
    }

    private static boolean isPlain(String id) {
        return id.matches("[A-Za-z0-9._@-]+");
    }
}
