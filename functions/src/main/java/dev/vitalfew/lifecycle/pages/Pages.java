package dev.vitalfew.lifecycle.pages;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Preferences.Frequency;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.model.Topic;
import dev.vitalfew.model.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers recipients. GET and HEAD only show, since mail scanners call them; POST acts at once. To add a page, add a
 * {@link Grant} for its link, a path here and its HTML in {@code pages}.
 */
public final class Pages {

    private final Brand brand;
    private final Topics topics;
    private final ZoneId zone;
    private final SignedLinks links;
    private final Unsubscribing unsubscribing;
    private final Answering answering;
    private final Clock clock;

    /** @param zone in which dates are shown */
    public Pages(
            Brand brand,
            Topics topics,
            ZoneId zone,
            SignedLinks links,
            Unsubscribing unsubscribing,
            Answering answering,
            Clock clock) {
        this.brand = brand;
        this.topics = topics;
        this.zone = zone;
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.answering = answering;
        this.clock = clock;
    }

    public APIGatewayV2HTTPResponse answer(Visit visit) {
        var sheet = new Sheet(
                brand,
                Texts.choose(visit.language(), visit.acceptLanguage()),
                Texts.has(visit.language()),
                visit.path(),
                visit.token());
        if (!Visit.METHODS.contains(visit.method())) {
            var refused = answer(405, Page.notAllowed(sheet));
            refused.getHeaders().put("allow", "GET, HEAD, POST");
            return refused;
        }
        return switch (visit.path()) {
            case "/p/unsubscribe" ->
                links.verify(Grant.Unsubscribe.class, visit.token())
                        .map(grant -> answer(200, unsubscribe(visit, sheet, grant)))
                        .orElseGet(() -> answer(400, Page.badLink(sheet, "unsubscribe")));
            case "/p/preferences" ->
                links.verify(Grant.Preferences.class, visit.token())
                        .map(grant -> answer(200, preferences(visit, sheet, grant)))
                        .orElseGet(() -> answer(400, Page.badLink(sheet, "preferences")));
            case "/p/nps" ->
                links.verify(Grant.Survey.class, visit.token())
                        .map(grant -> nps(visit, sheet, grant))
                        .orElseGet(() -> answer(400, Page.badLink(sheet, "nps")));
            default -> answer(404, Page.notFound(sheet));
        };
    }

    /**
     * The one-click button of mail programs (RFC 8058) posts too; its body need not be read: without a field of our own
     * form it stops everything.
     */
    private Page unsubscribe(Visit visit, Sheet sheet, Grant.Unsubscribe grant) {
        var topic = topics.ofSequence(grant.sequence());
        var title = topic.map(found -> found.title(sheet.language()));
        var chosen = visit.form().containsKey(UnsubscribePage.TOPIC) ? topic : Optional.<Topic>empty();
        var preferences = links.to(new Grant.Preferences(grant.person(), grant.address()));
        if (!visit.isPost()) {
            return unsubscribing.reasons(grant).contains(Reason.UNSUBSCRIBED)
                    ? UnsubscribePage.done(sheet, Optional.empty(), preferences)
                    : UnsubscribePage.ask(sheet, title, preferences);
        }
        var of = chosen.flatMap(_ -> title);
        if (visit.form().containsKey(UnsubscribePage.UNDO)) {
            chosen.ifPresentOrElse(
                    found -> unsubscribing.resume(grant, found.name()), () -> unsubscribing.subscribe(grant));
            return UnsubscribePage.undone(
                    sheet, of, !unsubscribing.reasons(grant).isEmpty(), preferences);
        }
        chosen.ifPresentOrElse(
                found -> unsubscribing.stop(grant, found.name()), () -> unsubscribing.unsubscribe(grant));
        return UnsubscribePage.done(sheet, of, preferences);
    }

    private Page preferences(Visit visit, Sheet sheet, Grant.Preferences grant) {
        if (visit.isPost()) {
            switch (visit.form().getOrDefault(PreferencesPage.ACT, "")) {
                case PreferencesPage.STOP -> unsubscribing.unsubscribe(grant);
                case PreferencesPage.SUBSCRIBE -> unsubscribing.subscribe(grant);
                default -> unsubscribing.choose(grant, choice(visit, unsubscribing.preferences(grant)));
            }
        }
        var chosen = unsubscribing.preferences(grant);
        var reasons = unsubscribing.reasons(grant);
        return PreferencesPage.show(
                sheet,
                new PreferencesPage.State(
                        topics.all().stream()
                                .map(topic -> new PreferencesPage.Box(
                                        topic.name(),
                                        topic.title(sheet.language()),
                                        topic.sentence(sheet.language()),
                                        !chosen.stopped().containsKey(topic.name())))
                                .toList(),
                        chosen.frequency().word(),
                        Arrays.stream(Frequency.values()).map(Frequency::word).toList(),
                        chosen.pausedUntil().filter(until -> until.isAfter(clock.instant())),
                        zone,
                        reasons.contains(Reason.UNSUBSCRIBED),
                        reasons.stream().anyMatch(reason -> reason != Reason.UNSUBSCRIBED),
                        visit.isPost()));
    }

    /** What the form says; of what it does not say, or says in other words than ours, what counted before stays. */
    private Preferences.Choice choice(Visit visit, Preferences before) {
        var form = visit.form();
        var shown = List.of(form.getOrDefault(PreferencesPage.SHOWN, "").split(" "));
        var wanted = topics.all().stream()
                .map(Topic::name)
                .filter(shown::contains)
                .collect(Collectors.toMap(name -> name, name -> form.containsKey(PreferencesPage.TOPIC + name)));
        var frequency =
                Frequency.of(form.getOrDefault(PreferencesPage.FREQUENCY, "")).orElse(before.frequency());
        var pause = form.getOrDefault(PreferencesPage.PAUSE, PreferencesPage.KEEP);
        var until = pause.matches("[0-9]{1,3}")
                ? Optional.of(Integer.parseInt(pause)).filter(days -> days > 0).map(days -> clock.instant()
                        .plus(Duration.ofDays(days)))
                : before.pausedUntil();
        return new Preferences.Choice(wanted, frequency, until);
    }

    private APIGatewayV2HTTPResponse nps(Visit visit, Sheet sheet, Grant.Survey grant) {
        if (!visit.isPost()) {
            var chosen = visit.query().getOrDefault("score", "");
            return answer(200, NpsPage.ask(sheet, chosen, "", NpsPage.Problem.NONE));
        }
        var score = visit.form().getOrDefault("score", "");
        var comment = NpsAnswer.comment(visit.form().getOrDefault("comment", ""));
        if (!NpsAnswer.isScore(score)) {
            return answer(422, NpsPage.ask(sheet, "", comment, NpsPage.Problem.SCORE));
        }
        if (comment.length() > NpsAnswer.LONGEST_COMMENT) {
            return answer(422, NpsPage.ask(sheet, score, comment, NpsPage.Problem.COMMENT));
        }
        var answer = new NpsAnswer(Integer.parseInt(score), comment);
        answering.answer(grant, answer);
        return answer(200, NpsPage.thanks(sheet, answer.score()));
    }

    private static APIGatewayV2HTTPResponse answer(int status, Page page) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(new HashMap<>(Page.HEADERS))
                .withBody(page.html())
                .build();
    }
}
