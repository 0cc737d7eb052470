package dev.vitalfew.lifecycle;

import dev.vitalfew.lifecycle.emails.Brand;

/** A page for recipients, whole: no script, nothing loaded from elsewhere, readable on any screen. */
record Page(String html) {

    /** Asks before it acts, since mail scanners follow links. */
    static Page ask(Brand brand, String token) {
        return page(brand, "Unsubscribe", """
                <h1>Stop emails from %s?</h1>
                <p>We will not send you tips, offers or reminders any more. It works at once.</p>
                <form method="post" action="/p/unsubscribe?t=%s">
                <button type="submit">Unsubscribe</button>
                </form>
                <p class="small">If you did not mean to come here, just close this page. Nothing has changed.</p>
                """.formatted(escaped(brand.name()), escaped(token)));
    }

    static Page done(Brand brand) {
        return page(brand, "Unsubscribed", """
                <h1>You are unsubscribed</h1>
                <p>You will get no more emails like these from %s at this address.</p>
                <p class="small">Changed your mind, or still getting emails? Write to <a href="mailto:%s">%s</a>.</p>
                """.formatted(
                        escaped(brand.name()), escaped(brand.replyTo()), escaped(brand.replyTo())));
    }

    static Page badLink(Brand brand) {
        return page(
                brand, "This link does not work", """
                <h1>This link does not work</h1>
                <p>It may have been cut off on its way here. Please open it again from the email, in full.</p>
                <p>Or write to <a href="mailto:%s">%s</a>, and we will take you off by hand.</p>
                """.formatted(escaped(brand.replyTo()), escaped(brand.replyTo())));
    }

    static Page notFound(Brand brand) {
        return page(brand, "Page not found", """
                <h1>There is no such page</h1>
                <p>Try the link in the email again, or go to <a href="%s">%s</a>.</p>
                """.formatted(escaped(brand.website()), escaped(brand.name())));
    }

    private static Page page(Brand brand, String title, String main) {
        return new Page("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s · %s</title>
                <style>
                :root { color-scheme: light; }
                * { box-sizing: border-box; }
                body { margin: 0; background: %s; color: %s; font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; }
                .sheet { max-width: 34rem; margin: clamp(1rem, 8vh, 6rem) auto; padding: clamp(1.25rem, 5vw, 2.5rem);
                  background: #fff; border-radius: .75rem; }
                .brand { margin: 0 0 1.5rem; font-weight: 700; color: %s; }
                h1 { margin: 0 0 .75rem; font-size: clamp(1.5rem, 5vw, 1.875rem); line-height: 1.2; text-wrap: balance; }
                p { margin: 0 0 1rem; }
                button { font: inherit; font-weight: 600; margin: .5rem 0 1.5rem; padding: .75rem 1.5rem; min-height: 2.75rem;
                  color: #fff; background: %s; border: 2px solid transparent; border-radius: .4rem; cursor: pointer; }
                button:hover { filter: brightness(1.12); }
                :focus-visible { outline: 3px solid %s; outline-offset: 3px; }
                a { color: %s; }
                .small { font-size: .9375rem; color: #55625d; margin-bottom: 0; }
                @media (max-width: 30rem) { .sheet { margin: .75rem; } button { width: 100%%; } }
                </style>
                </head>
                <body>
                <main class="sheet">
                <p class="brand">%s</p>
                %s</main>
                </body>
                </html>
                """.formatted(
                        escaped(title),
                        escaped(brand.name()),
                        escaped(brand.background()),
                        escaped(brand.ink()),
                        escaped(brand.accent()),
                        escaped(brand.accent()),
                        escaped(brand.accent()),
                        escaped(brand.accent()),
                        escaped(brand.name()),
                        main));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
