package dev.vitalfew.local.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A website that uses the product as any other would: the tracker in its pages, the secret key on its server. */
public final class DemoSite implements WebServer.Site {

    private static final String PATH = "/site";

    private static final Set<String> PAGES = Set.of("features", "pricing", "docs", "app", "me");

    /** Whoever only looks at what is known of them leaves no trace by it. */
    private static final String UNTRACKED = "me";

    private static final Map<String, String> FILES =
            Map.of("site.css", "text/css; charset=utf-8", "site.js", "text/javascript; charset=utf-8");

    private final SignIn signIn;

    /** @param api takes the events of the site's server */
    public DemoSite(WebServer.Site api, Clock clock) {
        this.signIn = new SignIn(api, clock);
    }

    public boolean takes(Request request) {
        return request.path().equals(PATH) || request.path().startsWith(PATH + "/");
    }

    @Override
    public Answer answer(Request request) {
        if (request.path().equals(PATH)) {
            return Answer.of(302, "text/plain", "").with("location", PATH + "/");
        }
        var name = request.path().substring(PATH.length() + 1);
        if (request.method().equals("POST")) {
            return name.equals("sign-in") ? signIn.answer(request) : missing(request);
        }
        return Optional.ofNullable(FILES.get(name))
                .map(type -> Answer.of(200, type, text(name)))
                .orElseGet(() -> page(name, request));
    }

    private static Answer page(String name, Request request) {
        if (name.isEmpty()) {
            return Answer.html(framed("home"));
        }
        return PAGES.contains(name) ? Answer.html(framed(name)) : missing(request);
    }

    /** A page's first line is its title. */
    private static String framed(String name) {
        var page = text(name + ".html").split("\n", 2);
        return text("layout.html")
                .replace("{{title}}", page[0])
                .replace("{{auto}}", name.equals(UNTRACKED) ? "off" : "on")
                .replace("{{main}}", page[1]);
    }

    private static Answer missing(Request request) {
        return Answer.problem(404, "Not Found", request.method() + " " + request.path());
    }

    private static String text(String file) {
        try (var stream = DemoSite.class.getResourceAsStream("/site/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
