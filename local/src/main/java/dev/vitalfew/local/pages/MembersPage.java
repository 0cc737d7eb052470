package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts, or the people, of a segment or an audience, or all of them, page by page. */
final class MembersPage {

    private final Operator operator;

    MembersPage(Operator operator) {
        this.operator = operator;
    }

    /** @param of accounts or people */
    Answer page(String of, Request request) {
        return operator.find("/api/" + of + "?limit=50" + query(request, "segment", "audience", "cursor"))
                .map(found -> page(of, found, request))
                .orElseGet(() -> Frame.missing("such list of " + of));
    }

    private static String query(Request request, String... names) {
        return Stream.of(names)
                .flatMap(name -> request.parameter(name).map(value -> "&" + name + "=" + encoded(value)).stream())
                .collect(Collectors.joining());
    }

    private static Answer page(String of, JsonNode found, Request request) {
        var segment = request.parameter("segment");
        var name = segment.map(given -> title(given.substring(given.indexOf(':') + 1)))
                .or(() -> request.parameter("audience").map(Html::title))
                .orElse(title(of));
        var back = segment.map(given -> given.substring(0, Math.max(0, given.indexOf(':'))))
                .map(lens -> link("/local/lenses/" + encoded(lens), title(lens)))
                .or(() -> request.parameter("audience")
                        .map(audience -> link("/local/audiences/" + encoded(audience), "About this audience")))
                .orElse(link("/", "Start"));
        return Frame.page(name, """
            <p class="back">%s</p>
            <h1>%s</h1>
            <p class="quiet">The %s as they are at this moment; sizes elsewhere are those of the last daily run.</p>
            %s%s
            """.formatted(
                        back,
                        text(name),
                        of,
                        table(of, found.path(of)),
                        next(of, found.path("cursor").asText(), request)));
    }

    private static String table(String of, JsonNode members) {
        if (members.isEmpty()) {
            return "<p class=\"card quiet\">Nobody at the moment.</p>";
        }
        var lenses = members.path(0)
                .path("segments")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
        var head = lenses.stream()
                .map(lens -> "<th scope=\"col\">" + text(title(lens)) + "</th>")
                .collect(Collectors.joining());
        var rows = members.valueStream().map(member -> row(of, member, lenses)).collect(Collectors.joining());
        return "<div class=\"card scroll\" tabindex=\"0\" role=\"region\" aria-label=\"List\"><table"
                + " class=\"rows\"><thead><tr>"
                + (of.equals("people")
                        ? "<th scope=\"col\">Person</th><th scope=\"col\">Account</th>"
                        : "<th scope=\"col\">Account</th><th scope=\"col\" class=\"number\">People</th>")
                + head + "</tr></thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String row(String of, JsonNode member, List<String> lenses) {
        var account = member.path("account").asText();
        var id = member.path("id").asText();
        var first = of.equals("people")
                ? link("/local/people/" + encoded(member.path("person").asText()), id) + "</th><td>" + account(account)
                : link("/local/accounts/" + encoded(account), id) + "</th><td class=\"number\">"
                        + member.path("people").asLong();
        return "<tr><th scope=\"row\">" + first + "</td>"
                + lenses.stream()
                        .map(lens -> cell(member.path("segments").path(lens)))
                        .collect(Collectors.joining())
                + "</tr>";
    }

    private static String account(String account) {
        return account.startsWith("a:")
                ? "<span class=\"quiet\">none</span>"
                : link("/local/accounts/" + encoded(account), account.substring(account.indexOf(':') + 1));
    }

    private static String cell(JsonNode standing) {
        var segment = standing.path("segment");
        return "<td>"
                + (segment.isTextual() ? text(title(segment.asText())) : "<span class=\"quiet\">unclassified</span>")
                + "</td>";
    }

    private static String next(String of, String cursor, Request request) {
        return cursor.isEmpty()
                ? ""
                : "<p class=\"pages\">"
                        + link(
                                "/local/" + of + "?cursor=" + encoded(cursor) + query(request, "segment", "audience"),
                                "Next page")
                        + "</p>";
    }
}
