package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.lifecycle.emails.Brand;

/** A page for recipients, whole: no script, nothing loaded from elsewhere, readable on any screen and without styles. */
public record Page(String html) {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s · %s</title>
            <style>
            :root { color-scheme: light; --background: %s; --ink: %s; --accent: %s; }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--background); color: var(--ink);
              font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; }
            .sheet { max-width: 36rem; margin: clamp(1rem, 8vh, 6rem) auto; padding: clamp(1.25rem, 5vw, 2.5rem);
              background: #fff; border-radius: .75rem; overflow-wrap: break-word; }
            .brand { margin: 0 0 1.5rem; font-weight: 700; color: var(--accent); }
            h1 { margin: 0 0 .75rem; font-size: clamp(1.5rem, 5vw, 1.875rem); line-height: 1.2; text-wrap: balance; }
            p { margin: 0 0 1rem; }
            button { font: inherit; font-weight: 600; margin: .5rem 0 1.5rem; padding: .75rem 1.5rem; min-height: 2.75rem;
              color: #fff; background: var(--accent); border: 2px solid transparent; border-radius: .4rem; cursor: pointer; }
            button:hover { filter: brightness(1.12); }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
            a { color: var(--accent); }
            .small { font-size: .9375rem; color: #55625d; margin-bottom: 0; }
            %s@media (max-width: 30rem) { .sheet { margin: .75rem; } button { width: 100%%; } }
            </style>
            </head>
            <body>
            <main class="sheet">
            <p class="brand">%s</p>
            %s</main>
            </body>
            </html>
            """;

    static Page of(Brand brand, String title, String main) {
        return styled(brand, title, "", main);
    }

    /** With styles of its own. */
    static Page styled(Brand brand, String title, String styles, String main) {
        return new Page(FRAME.formatted(
                escaped(title),
                escaped(brand.name()),
                escaped(brand.background()),
                escaped(brand.ink()),
                escaped(brand.accent()),
                styles,
                escaped(brand.name()),
                main));
    }

    /** For a link that was changed, or cut off on its way. */
    public static Page badLink(Brand brand, String instead) {
        return of(brand, "This link does not work", """
                <h1>This link does not work</h1>
                <p>It may have been cut off on its way here. Please open it again from the email, in full.</p>
                <p>Or write to %s, and %s.</p>
                """.formatted(mailTo(brand), instead));
    }

    public static Page notFound(Brand brand) {
        return of(brand, "Page not found", """
                <h1>There is no such page</h1>
                <p>Try the link in the email again, or go to <a href="%s">%s</a>.</p>
                """.formatted(escaped(brand.website()), escaped(brand.name())));
    }

    public static Page notAllowed(Brand brand) {
        return of(brand, "This is not how it works", """
                <h1>This is not how it works</h1>
                <p>Please open the link from the email in a browser.</p>
                """);
    }

    static String mailTo(Brand brand) {
        var address = escaped(brand.replyTo());
        return "<a href=\"mailto:" + address + "\">" + address + "</a>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
