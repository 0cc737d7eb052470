package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.local.mailbox.Mail;
import java.util.Optional;

/** Why a mail was sent: from the key in its tags to the membership change, and from there to the reason of today. */
record MailReason(Operator operator, Times times) {

    /** The key of the person to whom it was sent; empty for a mail without one. */
    static String person(Mail mail) {
        return key(mail).map(key -> key.person().toString()).orElse("");
    }

    static Optional<Ledger.Key> key(Mail mail) {
        return Tags.key(mail.tags());
    }

    /** The subject, the lens or audience, and the number of the change, of {@code g:acme/behavioural_segment/3}. */
    private record Entry(String subject, String membership, long number) {

        static Optional<Entry> read(String entry) {
            var number = entry.lastIndexOf('/');
            var membership = entry.lastIndexOf('/', number - 1);
            return membership > 0 && entry.substring(number + 1).matches("\\d{1,18}")
                    ? Optional.of(new Entry(
                            entry.substring(0, membership),
                            entry.substring(membership + 1, number),
                            Long.parseLong(entry.substring(number + 1))))
                    : Optional.empty();
        }
    }

    String section(Mail mail) {
        return key(mail)
                .map(this::section)
                .orElse(
                        mail.tags().containsKey("test")
                                ? "<p class=\"quiet\">It is a test that an operator sent.</p>"
                                : "<p class=\"quiet\">It was not sent by a sequence, or its tags don't say which.</p>");
    }

    private String section(Ledger.Key key) {
        return "<dl class=\"reasons\"><div><dt>Sequence</dt><dd>"
                + link("/local/mailbox?sequence=" + encoded(key.sequence()), title(key.sequence()))
                + "<p>step <code>" + text(key.step()) + "</code></p></dd></div>"
                + "<div><dt>Person</dt><dd>"
                + link("/local/people/" + encoded(key.person().toString()), name(key))
                + "</dd></div>" + Entry.read(key.entry()).map(this::entry).orElse("") + "</dl>";
    }

    private String name(Ledger.Key key) {
        return operator.find("/api/people/" + word(key.person().toString()))
                .map(PersonPage::name)
                .orElse(key.person().toString());
    }

    private String entry(Entry entry) {
        var account = isOfPeople(entry) ? Optional.<JsonNode>empty() : find("/api/accounts/", entry);
        var subject = account.or(() -> find("/api/people/", entry));
        var page = (account.isPresent() ? "/local/accounts/" : "/local/people/") + encoded(entry.subject());
        return "<div><dt>Because</dt><dd>"
                + link(page, entry.subject().substring(entry.subject().indexOf(':') + 1))
                + " entered a segment<p>"
                + subject.map(found -> change(found, entry)).orElse("")
                + "</p></dd></div>"
                + subject.map(found -> now(found, entry)).orElse("");
    }

    private boolean isOfPeople(Entry entry) {
        return operator.find("/api/lenses/" + word(entry.membership()))
                .or(() -> operator.find("/api/audiences/" + word(entry.membership())))
                .filter(found -> found.path("of").asText().equals("people"))
                .isPresent();
    }

    private Optional<JsonNode> find(String path, Entry entry) {
        return operator.find(path + word(entry.subject()));
    }

    private String change(JsonNode subject, Entry entry) {
        return subject.path("changes")
                .valueStream()
                .filter(change -> change.path("number").asLong() == entry.number()
                        && entry.membership()
                                .equals(change.path(change.has("lens") ? "lens" : "audience")
                                        .asText()))
                .findFirst()
                .map(change -> Standing.moved(change) + "<br>"
                        + times.at(change.path("at").asText()) + ", because "
                        + text(Standing.cause(change.path("cause").asText())))
                .orElseGet(() -> text(title(entry.membership())) + ", change " + entry.number()
                        + ", which is not among the latest any more");
    }

    /** Reasons are worked out when they are read: this one is of today, and says so. */
    private static String now(JsonNode subject, Entry entry) {
        var segment = subject.path("segments").path(entry.membership());
        var standing = segment.isMissingNode() ? subject.path("audiences").path(entry.membership()) : segment;
        if (standing.isMissingNode()) {
            return "<div><dt>As of today, not as of then</dt><dd>not in it any more</dd></div>";
        }
        var name = standing.has("segment") ? title(standing.path("segment").asText("unclassified")) : "In";
        return "<div><dt>As of today, not as of then</dt><dd><strong>" + text(name) + "</strong><p>"
                + text(standing.path("reason").asText("no reason is known")) + "</p></dd></div>";
    }
}
