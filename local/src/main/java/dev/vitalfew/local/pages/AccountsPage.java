package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The accounts of a segment, or all of them, page by page. */
final class AccountsPage {

    private final Operator operator;

    AccountsPage(Operator operator) {
        this.operator = operator;
    }

    Answer page(Request request) {
        var segment = request.parameter("segment");
        return operator.find("/api/accounts?limit=50" + query("segment", segment)
                        + query("cursor", request.parameter("cursor")))
                .map(found -> page(found, segment))
                .orElseGet(() -> Frame.missing("segment " + segment.orElse("")));
    }

    private static String query(String name, Optional<String> value) {
        return value.map(given -> "&" + name + "=" + encoded(given)).orElse("");
    }

    private static Answer page(JsonNode found, Optional<String> segment) {
        var name = segment.map(AccountsPage::name).orElse("Accounts");
        var back = segment.map(given -> given.substring(0, Math.max(0, given.indexOf(':'))))
                .map(lens -> link("/local/lenses/" + encoded(lens), title(lens)))
                .orElse(link("/", "Start"));
        return Frame.page(name, """
                <p class="back">%s</p>
                <h1>%s</h1>
                %s%s
                """.formatted(
                        back,
                        text(name),
                        table(found.path("accounts")),
                        next(found.path("cursor").asText(), segment)));
    }

    private static String name(String segment) {
        return title(segment.substring(segment.indexOf(':') + 1));
    }

    private static String table(JsonNode accounts) {
        if (accounts.isEmpty()) {
            return "<p class=\"quiet\">No account is in it at the moment.</p>";
        }
        var lenses = accounts.path(0)
                .path("segments")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
        var head = lenses.stream()
                .map(lens -> "<th scope=\"col\">" + text(title(lens)) + "</th>")
                .collect(Collectors.joining());
        var rows = accounts.valueStream().map(account -> row(account, lenses)).collect(Collectors.joining());
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Accounts\"><table class=\"rows\"><thead><tr>"
                + "<th scope=\"col\">Account</th><th scope=\"col\" class=\"number\">People</th>" + head
                + "</tr></thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String row(JsonNode account, List<String> lenses) {
        var cells = lenses.stream()
                .map(lens -> account.path("segments").path(lens).path("segment").asText(""))
                .map(segment -> "<td>"
                        + (segment.isEmpty() || segment.equals("null")
                                ? "<span class=\"quiet\">unclassified</span>"
                                : text(title(segment)))
                        + "</td>")
                .collect(Collectors.joining());
        return "<tr><th scope=\"row\">"
                + link(
                        "/local/accounts/" + encoded(account.path("account").asText()),
                        account.path("id").asText())
                + "</th><td class=\"number\">" + account.path("people").asLong() + "</td>" + cells + "</tr>";
    }

    private static String next(String cursor, Optional<String> segment) {
        return cursor.isEmpty()
                ? ""
                : "<p class=\"pages\">"
                        + link("/local/accounts?cursor=" + encoded(cursor) + query("segment", segment), "Next page")
                        + "</p>";
    }
}
