package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.pages.NpsPage;
import dev.vitalfew.lifecycle.pages.Page;
import dev.vitalfew.lifecycle.pages.UnsubscribePage;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers recipients. GET and HEAD only show, since mail scanners call them; POST acts at once. To add a page, add a
 * {@link Grant} for its link, a path here and its HTML in {@code pages}.
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
    private final Answering answering;

    Pages(Brand brand, SignedLinks links, Unsubscribing unsubscribing, Answering answering) {
        this.brand = brand;
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.answering = answering;
    }

    APIGatewayV2HTTPResponse answer(Visit visit) {
        if (!Visit.METHODS.contains(visit.method())) {
            var refused = answer(405, Page.notAllowed(brand));
            refused.getHeaders().put("allow", "GET, HEAD, POST");
            return refused;
        }
        return switch (visit.path()) {
            case "/p/unsubscribe" ->
                links.verify(Grant.Unsubscribe.class, visit.token())
                        .map(grant -> unsubscribe(visit, grant))
                        .orElseGet(() -> answer(400, UnsubscribePage.badLink(brand)));
            case "/p/nps" ->
                links.verify(Grant.Survey.class, visit.token())
                        .map(grant -> nps(visit, grant))
                        .orElseGet(() -> answer(400, NpsPage.badLink(brand)));
            default -> answer(404, Page.notFound(brand));
        };
    }

    /** The one-click button of mail programs (RFC 8058) posts too; its body need not be read: the token says it all. */
    private APIGatewayV2HTTPResponse unsubscribe(Visit visit, Grant.Unsubscribe grant) {
        if (!visit.isPost()) {
            return answer(200, UnsubscribePage.ask(brand, visit.token()));
        }
        unsubscribing.unsubscribe(grant);
        return answer(200, UnsubscribePage.done(brand));
    }

    private APIGatewayV2HTTPResponse nps(Visit visit, Grant.Survey grant) {
        var token = visit.token();
        if (!visit.isPost()) {
            var chosen = visit.query().getOrDefault("score", "");
            return answer(200, NpsPage.ask(brand, token, chosen, "", NpsPage.Problem.NONE));
        }
        var score = visit.form().getOrDefault("score", "");
        var comment = NpsAnswer.comment(visit.form().getOrDefault("comment", ""));
        if (!NpsAnswer.isScore(score)) {
            return answer(422, NpsPage.ask(brand, token, "", comment, NpsPage.Problem.SCORE));
        }
        if (comment.length() > NpsAnswer.LONGEST_COMMENT) {
            return answer(422, NpsPage.ask(brand, token, score, comment, NpsPage.Problem.COMMENT));
        }
        var answer = new NpsAnswer(Integer.parseInt(score), comment);
        answering.answer(grant, answer);
        return answer(200, NpsPage.thanks(brand, token, answer.score()));
    }

    private static APIGatewayV2HTTPResponse answer(int status, Page page) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(new HashMap<>(HEADERS))
                .withBody(page.html())
                .build();
    }
}
