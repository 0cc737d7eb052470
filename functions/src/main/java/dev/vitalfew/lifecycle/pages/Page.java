package dev.vitalfew.lifecycle.pages;

import java.util.Map;
import java.util.stream.Collectors;

/** A page for recipients, whole: no script, nothing loaded from elsewhere, readable on any screen and without styles. */
public record Page(String html) {

    /** With which every page is answered. */
    public static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "content-security-policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private static final String FRAME = """
            <!doctype html>
            <html lang="%s">
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
            button.second { color: var(--accent); background: transparent; border-color: var(--accent); }
            button.second:hover { background: var(--background); filter: none; }
            form { margin: 0; }
            .done { padding: .75rem 1rem; border-left: 4px solid var(--accent); background: var(--background); }
            .note { padding: .75rem 1rem; border-left: 4px solid #8a6100; background: #fdf6e3; }
            a { color: var(--accent); }
            .small { font-size: .9375rem; color: #55625d; margin-bottom: 0; }
            .languages { max-width: 36rem; margin: 1rem auto 2rem; padding: 0 clamp(1.25rem, 5vw, 2.5rem); font-size: .9375rem; }
            .languages a, .languages span { display: inline-block; padding: .25rem 0; margin-right: 1rem; color: var(--ink); }
            %s@media (max-width: 30rem) { .sheet { margin: .75rem; } button { width: 100%%; } }
            </style>
            </head>
            <body>
            <main class="sheet">
            <p class="brand">%s</p>
            %s</main>
            %s</body>
            </html>
            """;

    static Page of(Sheet sheet, String title, String main) {
        return styled(sheet, title, "", main);
    }

    /** With styles of its own. */
    static Page styled(Sheet sheet, String title, String styles, String main) {
        var brand = sheet.brand();
        return new Page(FRAME.formatted(
                sheet.texts().language(),
                escaped(title),
                escaped(brand.name()),
                escaped(brand.background()),
                escaped(brand.ink()),
                escaped(brand.accent()),
                styles,
                escaped(brand.name()),
                main,
                languages(sheet)));
    }

    /** Each in its own language, the one that is shown not as a link. */
    private static String languages(Sheet sheet) {
        return Texts.LANGUAGES.stream()
                .map(language -> language.equals(sheet.texts().language())
                        ? "<span aria-current=\"true\">" + Texts.of(language).html("language") + "</span>"
                        : "<a href=\"%s\" lang=\"%2$s\" hreflang=\"%2$s\">%3$s</a>"
                                .formatted(
                                        sheet.in(language),
                                        language,
                                        Texts.of(language).html("language")))
                .collect(Collectors.joining(
                        "\n",
                        "<nav class=\"languages\" aria-label=\"" + sheet.texts().html("languages") + "\">\n",
                        "\n</nav>\n"));
    }

    /** For a link that was changed, or cut off on its way; {@code page} is the one that it should have led to. */
    public static Page badLink(Sheet sheet, String page) {
        var texts = sheet.texts();
        return of(sheet, texts.plain("badLink.title"), """
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                """.formatted(
                        texts.html("badLink.title"),
                        texts.html("badLink.cutOff"),
                        texts.html("badLink.write", sheet.mailTo(), texts.html("badLink." + page))));
    }

    public static Page notFound(Sheet sheet) {
        var texts = sheet.texts();
        var website = "<a href=\"%s\">%s</a>".formatted(escaped(sheet.brand().website()), sheet.name());
        return of(sheet, texts.plain("notFound.title"), """
                <h1>%s</h1>
                <p>%s</p>
                """.formatted(
                        texts.html("notFound.heading"), texts.html("notFound.text", website)));
    }

    public static Page notAllowed(Sheet sheet) {
        var texts = sheet.texts();
        return of(sheet, texts.plain("notAllowed.title"), """
                <h1>%s</h1>
                <p>%s</p>
                """.formatted(
                        texts.html("notAllowed.title"), texts.html("notAllowed.text")));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
