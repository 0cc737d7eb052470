package dev.vitalfew.local.pages;

import dev.vitalfew.local.mailbox.Mail;
import java.util.regex.Pattern;

/** What an inbox shows of a mail beside its subject. */
final class MailTexts {

    private static final int LONGEST = 140;
    private static final Pattern PREHEADER =
            Pattern.compile("<body.*?<div[^>]*display:\\s*none[^>]*>([^<]*)</div>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s)>\"]+");

    private MailTexts() {}

    /** The preheader, else how the text begins. */
    static String snippet(Mail mail) {
        var preheader = PREHEADER.matcher(mail.html());
        var snippet = preheader.find() ? plain(preheader.group(1)) : "";
        var text = snippet.isEmpty() ? plain(mail.text()) : snippet;
        return text.length() > LONGEST ? text.substring(0, LONGEST).strip() + "…" : text;
    }

    private static String plain(String text) {
        return text.replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replaceAll("&(nbsp|zwnj|#8204|#847|shy);", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The sender's name, else the address. */
    static String sender(Mail mail) {
        var name = mail.from().replaceAll("<[^>]*>|\"", "").strip();
        return name.isEmpty() ? mail.from() : name;
    }

    /** The first link that doesn't unsubscribe. */
    static String firstLink(Mail mail) {
        return LINK.matcher(mail.text())
                .results()
                .map(found -> found.group())
                .filter(link -> !link.contains("/p/"))
                .findFirst()
                .orElse("");
    }
}
