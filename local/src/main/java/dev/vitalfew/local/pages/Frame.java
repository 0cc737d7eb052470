package dev.vitalfew.local.pages;

import dev.vitalfew.local.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What all pages have around them, and their stylesheet. */
final class Frame {

    static final String STYLE = "/local/style.css";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s · Vital Few</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/local/style.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top"><div class="wide">
            <a class="name" href="/">Vital Few</a>
            <nav aria-label="Pages"><a href="/#lenses">Lenses</a><a href="/local/accounts">Accounts</a>\
            <a href="/local/tasks">Tasks</a><a href="/local/mailbox">Mailbox</a></nav>
            </div></header>
            <main id="main" class="wide">
            %s
            </main>
            <footer><div class="wide"><p>Runs on this machine only: nothing here was emailed to anybody.</p></div></footer>
            </body>
            </html>
            """;

    private Frame() {}

    /** @param title not escaped yet; @param body escaped */
    static Answer page(int status, String title, String body) {
        return Answer.of(status, "text/html; charset=utf-8", PAGE.formatted(Html.text(title), body))
                .with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin")
                .with("cache-control", "no-store");
    }

    static Answer page(String title, String body) {
        return page(200, title, body);
    }

    static Answer missing(String what) {
        return page(404, "Not found", """
                <h1>Not found</h1>
                <p>There is no %s here. <a href="/">Back to the start</a></p>
                """.formatted(Html.text(what)));
    }

    static Answer style() {
        try (var style = Objects.requireNonNull(Frame.class.getResourceAsStream("/pages/style.css"))) {
            return Answer.of(200, "text/css; charset=utf-8", new String(style.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
