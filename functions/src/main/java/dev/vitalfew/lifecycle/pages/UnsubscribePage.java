package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import dev.vitalfew.lifecycle.emails.Brand;

/** Takes a recipient off all emails. */
public final class UnsubscribePage {

    private UnsubscribePage() {}

    /** Asks before it acts, since mail scanners follow links. */
    public static Page ask(Brand brand, String token) {
        return Page.of(brand, "Unsubscribe", """
                <h1>Stop emails from %s?</h1>
                <p>We will not send you tips, offers or reminders any more. It works at once.</p>
                <form method="post" action="/p/unsubscribe?t=%s">
                <button type="submit">Unsubscribe</button>
                </form>
                <p class="small">If you did not mean to come here, just close this page. Nothing has changed.</p>
                """.formatted(escaped(brand.name()), escaped(token)));
    }

    public static Page done(Brand brand) {
        return Page.of(brand, "Unsubscribed", """
                <h1>You are unsubscribed</h1>
                <p>You will get no more emails like these from %s at this address.</p>
                <p class="small">Changed your mind, or still getting emails? Write to %s.</p>
                """.formatted(escaped(brand.name()), Page.mailTo(brand)));
    }

    public static Page badLink(Brand brand) {
        return Page.badLink(brand, "we will take you off by hand");
    }
}
