package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.lifecycle.links.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String UNSUBSCRIBE = "/p/unsubscribe";
    private static final String ADDRESS = Addresses.hash("ada@example.com");
    private static final Grant.Unsubscribe GRANT = new Grant.Unsubscribe(Workbench.ADA, ADDRESS, "reactivation");

    private final Workbench bench = new Workbench();
    private final Log log = new MemoryLog();
    private final Pages pages = new Pages(
            Workbench.EMAILS.brand(),
            bench.links,
            new Unsubscribing(bench.suppressions, log, bench.clock),
            new Answering(new MemoryNpsAnswers(), log, bench.clock));

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
    @CsvSource({"/p/unsubscribe, ''", "/p/unsubscribe, 1", "/p/nps, 1.a.b", "/p/nps, nonsense"})
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
        assertThat(visit("GET", "/p/preferences", token()).getStatusCode()).isEqualTo(404);
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
