package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Mailbox;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One person: ids, traits, audiences, emails, and every event, page by page. */
final class PersonPage {

    private final Operator operator;
    private final Mailbox mailbox;

    PersonPage(Operator operator, Mailbox mailbox) {
        this.operator = operator;
        this.mailbox = mailbox;
    }

    Answer page(String id, Request request) {
        var cursor = request.parameter("cursor")
                .map(next -> "?cursor=" + encoded(next))
                .orElse("");
        return operator.find("/api/people/" + word(id))
                .map(person -> page(
                        person,
                        operator.find("/api/people/" + word(id) + "/events" + cursor)
                                .orElse(MissingNode.getInstance())))
                .orElseGet(() -> Frame.missing("person " + id));
    }

    private Answer page(JsonNode person, JsonNode events) {
        var times = AccountPage.times(operator);
        var standing = new Standing(person, times);
        var id = person.path("person").asText();
        return Frame.page(name(person), """
                <p class="back">%s</p>
                <h1>%s</h1><p class="quiet">person <code>%s</code></p>
                <div class="columns"><div>
                <section class="card" aria-labelledby="events"><h2 id="events">Events</h2>%s%s</section>
                </div><div>
                <section class="card" aria-labelledby="stands"><h2 id="stands">Where this person stands</h2>%s</section>
                %s
                <section class="card" aria-labelledby="mails"><h2 id="mails">Emails</h2>%s</section>
                <section class="card" aria-labelledby="traits"><h2 id="traits">Traits</h2>%s</section>
                <section class="card" aria-labelledby="changes"><h2 id="changes">Changes</h2>%s</section>
                </div></div>
                """.formatted(
                account(person),
                text(name(person)),
                text(person.path("ids").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))),
                new EventList(events.path("events").valueStream().toList(), times).rows(),
                next(id, events.path("cursor").asText()),
                standing.segments(),
                standing.scores(),
                mails(id),
                standing.traits(),
                standing.changes()));
    }

    static String name(JsonNode person) {
        var name = Stream.of("firstName", "lastName")
                .map(trait -> person.path("traits").path(trait).path("value").asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? person.path("person").asText() : name;
    }

    private static String account(JsonNode person) {
        var account = person.path("account").asText();
        return account.startsWith("a:")
                ? link("/local/accounts", "All accounts")
                : link("/local/accounts/" + encoded(account), "Account " + account.substring(account.indexOf(':') + 1));
    }

    private static String next(String person, String cursor) {
        return cursor.isEmpty()
                ? ""
                : "<p class=\"pages\">"
                        + link("/local/people/" + encoded(person) + "?cursor=" + encoded(cursor), "Earlier events")
                        + "</p>";
    }

    private String mails(String person) {
        var rows = mailbox.mails().reversed().stream()
                .filter(mail -> MailReason.person(mail).equals(person))
                .map(mail -> "<li>" + link("/local/mailbox/" + mail.id(), mail.subject()) + "</li>")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "<p class=\"quiet\">None.</p>" : "<ul class=\"list\">" + rows + "</ul>";
    }
}
