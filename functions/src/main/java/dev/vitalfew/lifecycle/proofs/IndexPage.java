package dev.vitalfew.lifecycle.proofs;

import dev.vitalfew.lifecycle.emails.Brand;
import java.util.List;
import java.util.stream.Collectors;

/** The page that leads to all proofs. */
final class IndexPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s: emails</title>
            <style>
            :root { color-scheme: light dark; --page: #f3f4f3; --card: #fff; --ink: #1f2523; --quiet: #5a6561; --line: #dde1df; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #121413; --card: #1d201f; --ink: #e7eae8; --quiet: #a3aca8; --line: #343937; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 90rem; padding: 2rem 1.5rem 4rem; background: var(--page); color: var(--ink);
              font: 1rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
            h1 { margin: 0; font-size: 1.75rem; } h2 { margin: 0; font-size: 1.125rem; }
            p { margin: .25rem 0; } .quiet { color: var(--quiet); font-size: .9375rem; } a { color: inherit; }
            nav { columns: 16rem; margin: 1.5rem 0 2rem; padding: 0; }
            nav a { display: block; padding: .125rem 0; }
            section { margin: 0 0 1.5rem; padding: 1.25rem 1.5rem; background: var(--card); border: 1px solid var(--line);
              border-radius: .75rem; }
            .views { display: flex; gap: 1rem; margin-top: 1rem; overflow-x: auto; align-items: flex-start; }
            figure { margin: 0; flex: none; } figcaption { color: var(--quiet); font-size: .875rem; }
            img { display: block; height: 26rem; width: auto; border: 1px solid var(--line); border-radius: .375rem; }
            pre { white-space: pre-wrap; overflow-wrap: break-word; font-size: .875rem; max-width: 46rem; }
            </style>
            </head>
            <body>
            <h1>%1$s: emails</h1>
            <p class="quiet">%2$s, as the person in <code>emails/example.yaml</code> would get them. Links lead nowhere.%3$s</p>
            <nav>%4$s</nav>
            %5$s
            </body>
            </html>
            """;

    private IndexPage() {}

    static String of(Brand brand, List<Proof> proofs, boolean pictures) {
        return FRAME.formatted(
                escaped(brand.name()),
                proofs.size() == 1 ? "One email" : proofs.size() + " emails",
                pictures ? "" : " Without pictures, since no Chromium was found.",
                proofs.stream()
                        .map(proof -> "<a href=\"#%1$s\">%1$s</a>".formatted(escaped(proof.file())))
                        .collect(Collectors.joining("\n")),
                proofs.stream().map(proof -> section(proof, pictures)).collect(Collectors.joining("\n")));
    }

    private static String section(Proof proof, boolean pictures) {
        var views = !pictures
                ? ""
                : Proof.VIEWS.stream().map(view -> figure(proof, view)).collect(Collectors.joining());
        return """
                <section id="%1$s">
                <h2>%2$s</h2>
                <p class="quiet">%1$s · <a href="%1$s.html">HTML</a>, %3$d KB · <a href="%1$s.txt">plain text</a></p>
                <div class="views" tabindex="0" role="group" aria-label="Pictures of %1$s">%4$s</div>
                <details><summary>Plain text</summary><pre>%5$s</pre></details>
                </section>
                """.formatted(
                        escaped(proof.file()),
                        escaped(proof.message().subject()),
                        proof.kilobytes(),
                        views,
                        escaped(proof.message().text()));
    }

    private static String figure(Proof proof, Proof.View view) {
        return """
                <figure><a href="%1$s"><img src="%1$s" loading="lazy" alt="%2$s, %3$s"></a><figcaption>%3$s</figcaption></figure>
                """.formatted(
                escaped(proof.picture(view)), escaped(proof.file()), view.name().replace("-", ", "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
