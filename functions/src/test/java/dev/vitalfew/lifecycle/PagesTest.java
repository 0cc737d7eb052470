package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.pages.Answering;
import dev.vitalfew.lifecycle.pages.MemoryNpsAnswers;
import dev.vitalfew.lifecycle.pages.Pages;
import dev.vitalfew.lifecycle.pages.Unsubscribing;
import dev.vitalfew.lifecycle.pages.Visit;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String UNSUBSCRIBE = "/p/unsubscribe";
    private static final String PREFERENCES = "/p/preferences";
    private static final String ADDRESS = Addresses.hash("ada@example.com");
    private static final Grant.Unsubscribe GRANT = new Grant.Unsubscribe(Workbench.ADA, ADDRESS, "reactivation");

    private final Workbench bench = new Workbench();
    private final Log log = new MemoryLog();
    private final Pages pages = new Pages(
            Workbench.EMAILS.brand(),
            bench.consent.topics(),
            ZoneOffset.UTC,
            bench.links,
            new Unsubscribing(bench.suppressions, log, bench.clock),
            new Answering(new MemoryNpsAnswers(), log, bench.clock),
            bench.clock);

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void readingTheLinkDoesNothing(String method) {
        var answer = visit(method, UNSUBSCRIBE, token());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("<form method=\"post\"").doesNotContain("<script");
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).isEmpty();
        assertThat(logged()).isEmpty();
    }

    @Test
    void postingActsAtOnceAndStopsWhatIsUnderWay() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
        var link = bench.outbox.sent.getFirst().headers().getOrDefault("List-Unsubscribe", "");

        var answer = visit("POST", UNSUBSCRIBE, link.substring(link.indexOf("t=") + 2, link.length() - 1));
        bench.pass(Duration.ofDays(4));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(bench.outbox.sent).hasSize(1);
        assertThat(bench.suppressions.find("another address", Workbench.ADA))
                .contains(Suppressions.Reason.UNSUBSCRIBED);
    }

    @Test
    void postingAgainMakesOneEvent() {
        visit("POST", UNSUBSCRIBE, token());
        bench.now = bench.now.plus(Duration.ofDays(1));
        visit("POST", UNSUBSCRIBE, token());

        assertThat(logged()).singleElement().satisfies(entry -> {
            assertThat(entry.trust()).isEqualTo(Trust.SYSTEM);
            assertThat(((Event.Track) entry.event()).event()).isEqualTo("Unsubscribed");
        });
    }

    @ParameterizedTest
    @CsvSource({"/p/preferences, 1.a.b", "/p/unsubscribe, ''", "/p/unsubscribe, 1", "/p/nps, 1.a.b", "/p/nps, nonsense"
    })
    void aBadLinkSaysSo(String path, String token) {
        var answer = visit("POST", path, token);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("This link does not work");
        assertThat(logged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "post"})
    void otherMethodsAreRefused(String method) {
        var answer = visit(method, UNSUBSCRIBE, token());

        assertThat(answer.getStatusCode()).isEqualTo(405);
        assertThat(answer.getHeaders()).containsEntry("allow", "GET, HEAD, POST");
        assertThat(logged()).isEmpty();
    }

    @Test
    void otherPagesAreNotThere() {
        assertThat(visit("GET", "/p/else", token()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void oneTopicCanBeStoppedAndTheRestGoesOn() {
        var asked = visit("GET", UNSUBSCRIBE, token());
        assertThat(asked.getBody()).contains("Only stop “Product tips”");

        var done = post(UNSUBSCRIBE, token(), Map.of("topic", "yes"));

        assertThat(done.getBody()).contains("You will get no more “Product tips”", "Undo");
        assertThat(bench.suppressions.preferences(Workbench.ADA).stopped()).containsOnlyKeys("product-tips");
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).isEmpty();
        assertThat(post(UNSUBSCRIBE, token(), Map.of("topic", "yes", "undo", "yes"))
                        .getBody())
                .contains("You get “Product tips” again");
        assertThat(bench.suppressions.preferences(Workbench.ADA)).isEqualTo(Preferences.NONE);
        assertThat(events()).containsExactlyInAnyOrder("Unsubscribed", "Subscribed");
    }

    @Test
    void undoingLiftsThePersonsOwnUnsubscribe() {
        assertThat(visit("POST", UNSUBSCRIBE, token()).getBody()).contains("Undo");

        assertThat(post(UNSUBSCRIBE, token(), Map.of("undo", "yes")).getBody())
                .contains("You get our emails again")
                .doesNotContain("marked as spam");

        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).isEmpty();
        bench.now = bench.now.plus(Duration.ofMinutes(1));
        visit("POST", UNSUBSCRIBE, token());
        assertThat(events()).hasSize(3);
        assertThat(visit("GET", UNSUBSCRIBE, token()).getBody()).contains("You are unsubscribed");
    }

    @ParameterizedTest
    @EnumSource(value = Suppressions.Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "UNSUBSCRIBED")
    void nothingElseCanBeLiftedByTheRecipient(Suppressions.Reason reason) {
        bench.suppressions.add(ADDRESS, Optional.of(Workbench.ADA), reason, bench.now);
        visit("POST", UNSUBSCRIBE, token());

        var undone = post(UNSUBSCRIBE, token(), Map.of("undo", "yes"));
        var chosen = post(PREFERENCES, preferences(), Map.of("act", "subscribe"));

        assertThat(undone.getBody()).contains("We send no emails to this address");
        assertThat(chosen.getBody()).contains("We send no emails to this address");
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).contains(reason);
    }

    @Test
    void thePageOfPreferencesShowsAndChangesWhatIsChosen() {
        var shown = visit("GET", PREFERENCES, preferences()).getBody();
        assertThat(shown)
                .contains("Getting started", "Product tips", "Surveys", "name=\"topic-surveys\" checked")
                .contains("value=\"everything\" checked")
                .doesNotContain("<script");

        var saved = post(
                PREFERENCES,
                preferences(),
                Map.of(
                        "shown",
                        "onboarding product-tips surveys",
                        "topic-onboarding",
                        "on",
                        "frequency",
                        "weekly",
                        "pause",
                        "14"));

        assertThat(saved.getBody()).contains("Saved.", "value=\"weekly\" checked", "Until Dec 8, 2026<");
        var chosen = bench.suppressions.preferences(Workbench.ADA);
        assertThat(chosen.stopped()).containsOnlyKeys("product-tips", "surveys");
        assertThat(chosen.pausedUntil()).contains(bench.now.plus(Duration.ofDays(14)));
        assertThat(events()).containsExactly("Email Preferences Changed");

        post(PREFERENCES, preferences(), Map.of("frequency", "nonsense", "pause", "for ever"));
        assertThat(bench.suppressions.preferences(Workbench.ADA))
                .as("what is no choice")
                .isEqualTo(chosen);
        post(PREFERENCES, preferences(), Map.of("pause", "0"));
        assertThat(bench.suppressions.preferences(Workbench.ADA).pausedUntil()).isEmpty();
    }

    @Test
    void thePageOfPreferencesStopsEverythingAndTakesItBack() {
        assertThat(post(PREFERENCES, preferences(), Map.of("act", "stop")).getBody())
                .contains("You are unsubscribed", "Subscribe again");
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).contains(Suppressions.Reason.UNSUBSCRIBED);

        post(PREFERENCES, preferences(), Map.of("act", "subscribe"));
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).isEmpty();
    }

    @Test
    void pagesAreInTheLanguageThatTheLinkSaysElseTheBrowsers() {
        var query = Map.of("t", preferences(), "l", "de");
        var german = pages.answer(new Visit("GET", PREFERENCES, query, Map.of(), "en"))
                .getBody();
        assertThat(german)
                .contains("<html lang=\"de\">", "Ihre E-Mails von Plainboard", "Umfragen", "&amp;l=de\">")
                .contains("<a href=\"/p/preferences?t=" + preferences() + "&amp;l=en\" lang=\"en\"");

        var asked = new Visit("GET", UNSUBSCRIBE, Map.of("t", token()), Map.of(), "de-CH,de;q=0.9");
        assertThat(pages.answer(asked).getBody()).contains("Nur „Tipps“ abbestellen");
    }

    @Test
    void anEmailsLinksSayItsRecipientsLanguage() {
        bench.people.says("locale", new TextNode("de_AT"));
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));

        var mail = bench.outbox.sent.getFirst();
        assertThat(mail.headers().getOrDefault("List-Unsubscribe", "")).endsWith("&l=de>");
        assertThat(mail.html()).contains("/p/preferences?t&#x3D;");
    }

    private APIGatewayV2HTTPResponse post(String path, String token, Map<String, String> form) {
        return pages.answer(new Visit("POST", path, Map.of("t", token), form));
    }

    private List<String> events() {
        return logged().stream()
                .map(entry -> ((Event.Track) entry.event()).event())
                .toList();
    }

    private String preferences() {
        var link = bench.links.to(new Grant.Preferences(Workbench.ADA, ADDRESS));
        return link.substring(link.indexOf("t=") + 2);
    }

    private APIGatewayV2HTTPResponse visit(String method, String path, String token) {
        return pages.answer(new Visit(method, path, Map.of("t", token), Map.of()));
    }

    private List<LogEntry> logged() {
        return log.read(Workbench.ADA).toList();
    }

    private String token() {
        var link = bench.links.to(GRANT);
        return link.substring(link.indexOf("t=") + 2);
    }
}
