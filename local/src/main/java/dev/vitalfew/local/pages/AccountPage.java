package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Mailbox;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One account: where it stands and why, its people, what happened lately. */
final class AccountPage {

    private static final int PEOPLE_READ = 5;
    private static final int EVENTS = 20;

    private final Operator operator;
    private final Mailbox mailbox;

    AccountPage(Operator operator, Mailbox mailbox) {
        this.operator = operator;
        this.mailbox = mailbox;
    }

    Answer page(String id, Request request) {
        var cursor = request.parameter("cursor")
                .map(next -> "?cursor=" + encoded(next))
                .orElse("");
        return operator.find("/api/accounts/" + word(id) + cursor)
                .map(this::page)
                .orElseGet(() -> Frame.missing("account " + id));
    }

    private Answer page(JsonNode account) {
        var times = times(operator);
        var standing = new Standing(account, times);
        var id = account.path("id").asText();
        var name = account.at("/traits/name/value").asText(id);
        return Frame.page(name, """
                <p class="back"><a href="/local/accounts">All accounts</a></p>
                <h1>%s</h1><p class="quiet">account <code>%s</code></p>
                <div class="columns"><div>
                <section class="card" aria-labelledby="stands"><h2 id="stands">Where it stands, and why</h2>%s</section>
                %s
                <section class="card" aria-labelledby="events"><h2 id="events">What happened lately</h2>%s</section>
                <section class="card" aria-labelledby="changes"><h2 id="changes">Changes</h2>%s</section>
                </div><div>
                <section class="card" aria-labelledby="people"><h2 id="people">People</h2>%s</section>
                <section class="card" aria-labelledby="traits"><h2 id="traits">Traits</h2>%s</section>
                </div></div>
                """.formatted(
                        text(name),
                        text(id),
                        standing.segments(),
                        standing.scores(),
                        new EventList(events(account), times).rows(),
                        standing.changes(),
                        people(account),
                        standing.traits()));
    }

    static Times times(Operator operator) {
        return Times.in(operator.find("/api/lenses")
                .map(lenses -> lenses.path("timezone").asText("UTC"))
                .orElse("UTC"));
    }

    /** The latest events of the first few people that are shown. */
    private List<JsonNode> events(JsonNode account) {
        return account.path("people")
                .valueStream()
                .limit(PEOPLE_READ)
                .flatMap(person ->
                        operator.find("/api/people/" + word(person.asText()) + "/events?limit=" + EVENTS).stream())
                .flatMap(page -> page.path("events").valueStream())
                .sorted(Comparator.comparing(
                                (JsonNode event) -> event.path("at").asText())
                        .reversed())
                .limit(EVENTS)
                .toList();
    }

    private String people(JsonNode account) {
        var rows = account.path("people")
                .valueStream()
                .map(person -> "<li>"
                        + link(
                                "/local/people/" + encoded(person.asText()),
                                person.asText().substring(2)) + mails(person.asText()) + "</li>")
                .collect(Collectors.joining());
        var cursor = account.path("cursor").asText();
        var next = cursor.isEmpty()
                ? ""
                : "<p class=\"pages\">"
                        + link(
                                "/local/accounts/"
                                        + encoded(account.path("account").asText()) + "?cursor=" + encoded(cursor),
                                "Next people")
                        + "</p>";
        return rows.isEmpty() ? "<p class=\"quiet\">Nobody known.</p>" : "<ul class=\"list\">" + rows + "</ul>" + next;
    }

    private String mails(String person) {
        var mails = mailbox.mails().stream()
                .filter(mail -> MailReason.person(mail).equals(person))
                .count();
        return mails == 0
                ? ""
                : "<a class=\"size\" href=\"/local/mailbox?person=" + encoded(person) + "\">"
                        + Html.count(mails, "email", "emails") + "</a>";
    }
}
