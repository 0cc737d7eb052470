package dev.vitalfew.local.mailbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The mailbox as pages: the list, and one mail. */
public final class MailPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
            iframe { width: 100%%; height: 48rem; border: 1px solid #ddd; }
            pre { white-space: pre-wrap; background: #f6f6f6; padding: 1rem; }
            </style></head><body>
            %s
            </body></html>
            """;

    private MailPage() {}

    public static String list(Mailbox mailbox) {
        var rows = mailbox.mails().reversed().stream()
                .map(mail -> "<tr><td>%s</td><td>%s</td><td><a href=\"/local/mailbox/%s\">%s</a></td><td>%s</td></tr>"
                        .formatted(
                                TIME.format(mail.at()),
                                escaped(String.join(", ", mail.to())),
                                mail.id(),
                                escaped(mail.subject()),
                                escaped(tags(mail))))
                .collect(Collectors.joining("\n"));
        var body = "<h1>Mailbox</h1><p>%d mails</p><table><thead><tr><th>sent (UTC)</th><th>to</th><th>subject</th>"
                        .formatted(mailbox.mails().size())
                + "<th>tags</th></tr></thead><tbody>\n" + rows + "</tbody></table>";
        return FRAME.formatted("Mailbox", body);
    }

    public static String one(Mail mail) {
        var headers = mail.headers().entrySet().stream()
                .map(header -> row(header.getKey(), header.getValue()))
                .collect(Collectors.joining("\n"));
        var body = "<p><a href=\"/local/mailbox\">Mailbox</a></p><h1>" + escaped(mail.subject()) + "</h1><table>"
                + row("from", mail.from())
                + row("to", String.join(", ", mail.to()))
                + row("sent (UTC)", TIME.format(mail.at()))
                + row("tags", tags(mail))
                + headers
                + "</table><h2>HTML</h2><iframe sandbox title=\"the mail\" srcdoc=\"" + escaped(mail.html())
                + "\"></iframe><h2>Text</h2><pre>" + escaped(mail.text()) + "</pre>";
        return FRAME.formatted(escaped(mail.subject()), body);
    }

    private static String row(String name, String value) {
        return "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>";
    }

    private static String tags(Mail mail) {
        return mail.tags().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
