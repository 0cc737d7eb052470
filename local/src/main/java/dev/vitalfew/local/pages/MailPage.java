package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Mail;
import dev.vitalfew.local.mailbox.Mailbox;
import java.util.stream.Collectors;

/** One mail: as it looks, why it was sent, what became of it, and what its recipient could do now. */
final class MailPage {

    /** The mail is a stranger's page: it runs nothing, and only pictures and styles may come from elsewhere. */
    private static final String POLICY = "sandbox allow-popups; default-src 'none'; img-src * data:; "
            + "style-src 'unsafe-inline'; font-src 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Operator operator;
    private final Mailbox mailbox;

    MailPage(Operator operator, Mailbox mailbox) {
        this.operator = operator;
        this.mailbox = mailbox;
    }

    Answer rendered(String id) {
        return mailbox.find(id)
                .map(mail -> Answer.html(mail.html())
                        .with("content-security-policy", POLICY)
                        .with("x-content-type-options", "nosniff"))
                .orElseGet(() -> Frame.missing("email " + id));
    }

    Answer page(String id, Request request) {
        return mailbox.find(id)
                .map(mail -> page(
                        mail,
                        request.parameter("width").filter("narrow"::equals).isPresent()))
                .orElseGet(() -> Frame.missing("email " + id));
    }

    private Answer page(Mail mail, boolean narrow) {
        var times = AccountPage.times(operator);
        return Frame.page(mail.subject(), """
                <p class="back"><a href="/local/mailbox">Mailbox</a></p>
                <h1>%s</h1>
                <p class="quiet">%s</p>
                <p>%s</p>
                <div class="columns mail"><div>
                %s
                <section class="card" aria-labelledby="plain"><h2 id="plain">Plain text</h2><pre tabindex="0">%s</pre></section>
                </div><div>
                <section class="card" aria-labelledby="why"><h2 id="why">Why it was sent</h2>%s</section>
                <section class="card" aria-labelledby="became"><h2 id="became">What became of it</h2>%s</section>
                %s
                <section class="card" aria-labelledby="headers"><h2 id="headers">Envelope</h2>%s</section>
                </div></div>
                """.formatted(
                        text(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                        text(MailTexts.snippet(mail)),
                        MailboxPage.badges(mail),
                        frame(mail, narrow),
                        text(mail.text()),
                        new MailReason(operator, times).section(mail),
                        became(mail, times),
                        deeds(mail),
                        envelope(mail, times)));
    }

    private static String frame(Mail mail, boolean narrow) {
        var page = "/local/mailbox/" + encoded(mail.id());
        if (mail.html().isBlank()) {
            return "<p class=\"card quiet\">It has no HTML part.</p>";
        }
        return """
                <section class="card" aria-labelledby="looks"><div class="line"><h2 id="looks">As it looks</h2>\
                <p class="toggle"><a href="%s#looks"%s>Wide</a><a href="%s?width=narrow#looks"%s>Narrow</a></p></div>
                <iframe class="%s" sandbox="allow-popups" src="%s/html" title="The email as it looks"></iframe></section>
                """.formatted(
                        page,
                        narrow ? "" : " aria-current=\"true\"",
                        page,
                        narrow ? " aria-current=\"true\"" : "",
                        narrow ? "narrow" : "",
                        page);
    }

    private String became(Mail mail, Times times) {
        var key = MailReason.key(mail);
        var found = key.stream()
                .flatMap(sent ->
                        operator
                                .find("/api/people/" + encoded(sent.person().toString()) + "/events?limit=200")
                                .stream())
                .flatMap(page -> page.path("events").valueStream())
                .filter(entry -> isAbout(entry.path("event").path("properties"), mail))
                .toList();
        return found.isEmpty()
                ? "<p class=\"quiet\">Nothing was reported yet.</p>"
                : new EventList(found, times).rows();
    }

    private static boolean isAbout(JsonNode properties, Mail mail) {
        return MailReason.key(mail)
                .filter(key -> key.sequence().equals(properties.path("sequence").asText())
                        && key.step().equals(properties.path("email").asText())
                        && key.entry().equals(properties.path("entry").asText()))
                .isPresent();
    }

    private static String deeds(Mail mail) {
        return """
                <section class="card" aria-labelledby="deeds"><h2 id="deeds">Act as the recipient</h2>
                <p class="quiet">The mail service reports it, and segments and sequences follow.</p>
                <form method="post" action="/local/mailbox/%s"><input type="hidden" name="link" value="">
                <button class="plain" name="did" value="opened">Open</button>
                <button class="plain" name="did" value="bounced">Bounce</button>
                <button class="plain" name="did" value="complained">Mark as spam</button></form>
                <form method="post" action="/local/mailbox/%s"><label>Link <input name="link" type="url" required value="%s"></label>
                <button class="plain" name="did" value="clicked">Click it</button></form></section>
                """.formatted(encoded(mail.id()), encoded(mail.id()), text(MailTexts.firstLink(mail)));
    }

    private String envelope(Mail mail, Times times) {
        var headers = mail.headers().entrySet().stream()
                .map(header -> row(header.getKey(), text(header.getValue())))
                .collect(Collectors.joining());
        return "<dl class=\"headers\">" + row("From", text(mail.from()))
                + row("To", text(String.join(", ", mail.to())))
                + row(
                        "Sent",
                        times.at(mail.at().toString()) + " " + text(times.zone().getId()) + theirs(mail, times))
                + headers
                + row("Message id", text(mail.id())) + "</dl>";
    }

    private String theirs(Mail mail, Times times) {
        return MailReason.key(mail).stream()
                .flatMap(key -> operator.find("/api/people/" + word(key.person().toString())).stream())
                .map(person -> person.at("/traits/timezone/value").asText())
                .filter(zone -> !zone.isEmpty() && !zone.equals(times.zone().getId()))
                .map(Times::in)
                .map(own -> "<br>" + own.at(mail.at().toString()) + " "
                        + text(own.zone().getId()) + ", the recipient's")
                .collect(Collectors.joining());
    }

    private static String row(String name, String value) {
        return "<dt>" + text(name) + "</dt><dd>" + value + "</dd>";
    }
}
