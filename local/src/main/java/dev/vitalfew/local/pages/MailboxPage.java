package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.badge;
import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.words;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Mail;
import dev.vitalfew.local.mailbox.Mailbox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every mail that was sent, the latest first, by sequence and by person. */
final class MailboxPage {

    private static final int SIZE = 50;

    private final Operator operator;
    private final Mailbox mailbox;

    MailboxPage(Operator operator, Mailbox mailbox) {
        this.operator = operator;
        this.mailbox = mailbox;
    }

    /** What is asked for. @param person a part of the address, or the key of a person */
    private record Filter(Optional<String> sequence, Optional<String> person) {

        boolean takes(Mail mail) {
            return sequence.stream().allMatch(MailboxPage.sequence(mail)::equals)
                    && person.stream().allMatch(given -> isTo(mail, given));
        }

        private static boolean isTo(Mail mail, String given) {
            return MailReason.person(mail).equals(given)
                    || String.join(" ", mail.to()).toLowerCase(Locale.ROOT).contains(given.toLowerCase(Locale.ROOT));
        }

        String page(int number) {
            return "/local/mailbox?page=" + number
                    + sequence.map(name -> "&sequence=" + encoded(name)).orElse("")
                    + person.map(given -> "&person=" + encoded(given)).orElse("");
        }
    }

    Answer page(Request request) {
        var filter = new Filter(request.parameter("sequence"), request.parameter("person"));
        var found = mailbox.mails().reversed().stream().filter(filter::takes).toList();
        var pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
        var number = Math.clamp(number(request), 1, pages);
        var shown = found.subList((number - 1) * SIZE, Math.min(found.size(), number * SIZE));
        return Frame.page("Mailbox", """
            <h1>Mailbox</h1>
            <p class="quiet">%s. Nothing left this machine.</p>
            %s%s%s
            """.formatted(
                count(found.size(), "email", "emails"), form(filter), list(shown), pages(filter, number, pages)));
    }

    private static int number(Request request) {
        return request.parameter("page")
                .filter(given -> given.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    private String form(Filter filter) {
        var options = mailbox.mails().stream()
                .map(MailboxPage::sequence)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .map(name -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                                text(name),
                                filter.sequence().equals(Optional.of(name)) ? " selected" : "",
                                text(words(name))))
                .collect(Collectors.joining());
        return """
            <form class="filter" method="get" action="/local/mailbox" role="search">
            <label>Sequence <select name="sequence"><option value="">all</option>%s</select></label>
            <label>Recipient <input name="person" value="%s" placeholder="part of the address"></label>
            <button class="plain">Show</button>%s</form>
            """.formatted(
                        options,
                        text(filter.person().orElse("")),
                        filter.sequence().or(filter::person).isPresent() ? link("/local/mailbox", "all emails") : "");
    }

    private String list(List<Mail> mails) {
        if (mails.isEmpty()) {
            return "<p class=\"card quiet\">No email here yet. Sequences send in the recipients' working hours: "
                    + link("/", "let a day pass") + ".</p>";
        }
        var times = AccountPage.times(operator);
        return "<ol class=\"mails card\">"
                + mails.stream().map(mail -> row(mail, times)).collect(Collectors.joining()) + "</ol>";
    }

    private static String row(Mail mail, Times times) {
        return """
            <li><p class="line"><span class="who">%s <span class="quiet">from %s</span></span><span class="quiet">%s</span></p>
            <p><a class="subject" href="/local/mailbox/%s">%s</a></p>
            <p class="snippet">%s</p><p>%s</p></li>
            """.formatted(
                        text(String.join(", ", mail.to())),
                        text(MailTexts.sender(mail)),
                        times.at(mail.at().toString()),
                        text(mail.id()),
                        text(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                        text(MailTexts.snippet(mail)),
                        badges(mail));
    }

    static String badges(Mail mail) {
        var step = mail.tags().getOrDefault("step", "");
        return (sequence(mail).isEmpty()
                        ? badge("none", "no sequence")
                        : badge("sequence", "sequence: " + words(sequence(mail))))
                + (step.isEmpty() ? "" : " " + badge("step", "step: " + words(step)));
    }

    private static String sequence(Mail mail) {
        return mail.tags().getOrDefault("sequence", "");
    }

    private static String pages(Filter filter, int number, int pages) {
        return pages == 1
                ? ""
                : "<nav class=\"pages\" aria-label=\"Pages of emails\">"
                        + (number > 1 ? link(filter.page(number - 1), "Newer") : "")
                        + " <span class=\"quiet\">page " + number + " of " + pages + "</span> "
                        + (number < pages ? link(filter.page(number + 1), "Older") : "") + "</nav>";
    }
}
