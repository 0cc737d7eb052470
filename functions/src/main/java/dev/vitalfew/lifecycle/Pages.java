package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.links.SignedLinks;
import java.util.Map;

/**
 * Answers recipients. GET and HEAD only show, since mail scanners call them; POST acts at once, from the page's button and
 * from the one-click button of mail programs (RFC 8058), whose body need not be read: the token says it all.
 */
final class Pages {

    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "content-security-policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private final Brand brand;
    private final SignedLinks links;
    private final Unsubscribing unsubscribing;

    Pages(Brand brand, SignedLinks links, Unsubscribing unsubscribing) {
        this.brand = brand;
        this.links = links;
        this.unsubscribing = unsubscribing;
    }

    APIGatewayV2HTTPResponse answer(String method, String path, String token) {
        if (!path.equals("/p/unsubscribe")) {
            return answer(404, Page.notFound(brand));
        }
        var grant = links.verify(SignedLinks.UNSUBSCRIBE, token);
        if (grant.isEmpty()) {
            return answer(400, Page.badLink(brand));
        }
        if (!method.equals("POST")) {
            return answer(200, Page.ask(brand, token));
        }
        unsubscribing.unsubscribe(grant.get());
        return answer(200, Page.done(brand));
    }

    private static APIGatewayV2HTTPResponse answer(int status, Page page) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(HEADERS)
                .withBody(page.html())
                .build();
    }
}
