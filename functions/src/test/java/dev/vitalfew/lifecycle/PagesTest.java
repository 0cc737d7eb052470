package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.lifecycle.links.SignedLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String ADDRESS = Addresses.hash("ada@example.com");

    private final Workbench bench = new Workbench();
    private final Log log = new MemoryLog();
    private final Pages pages =
            new Pages(Workbench.EMAILS.brand(), bench.links, new Unsubscribing(bench.suppressions, log, bench.clock));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void readingTheLinkDoesNothing(String method) {
        var answer = pages.answer(method, "/p/unsubscribe", token());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("<form method=\"post\"").doesNotContain("<script");
        assertThat(bench.suppressions.find(ADDRESS, Workbench.ADA)).isEmpty();
        assertThat(log.read(Workbench.ADA, Instant.EPOCH, Instant.MAX)).isEmpty();
    }

    @Test
    void postingActsAtOnceAndStopsWhatIsUnderWay() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
        var link = bench.outbox.sent.getFirst().headers().getOrDefault("List-Unsubscribe", "");

        var answer = pages.answer("POST", "/p/unsubscribe", link.substring(link.indexOf("t=") + 2, link.length() - 1));
        bench.pass(Duration.ofDays(4));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(bench.outbox.sent).hasSize(1);
        assertThat(bench.suppressions.find("another address", Workbench.ADA))
                .contains(Suppressions.Reason.UNSUBSCRIBED);
    }

    @Test
    void postingAgainMakesOneEvent() {
        pages.answer("POST", "/p/unsubscribe", token());
        bench.now = bench.now.plus(Duration.ofDays(1));
        pages.answer("POST", "/p/unsubscribe", token());

        assertThat(log.read(Workbench.ADA, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.trust()).isEqualTo(Trust.SYSTEM);
                    assertThat(((Event.Track) entry.event()).event()).isEqualTo("Unsubscribed");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.a.b", "nonsense"})
    void aBadLinkSaysSo(String token) {
        var answer = pages.answer("POST", "/p/unsubscribe", token);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("This link does not work");
    }

    @Test
    void aChangedLinkDoesNothing() {
        var token = token();
        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(bench.links.verify(SignedLinks.UNSUBSCRIBE, changed)).isEmpty();
        }
        assertThat(bench.links.verify("preferences", token)).isEmpty();
        assertThat(bench.links.verify(SignedLinks.UNSUBSCRIBE, token.replaceFirst("1\\.", "2.")))
                .isEmpty();
    }

    @Test
    void otherPagesAreNotThere() {
        assertThat(pages.answer("GET", "/p/preferences", token()).getStatusCode())
                .isEqualTo(404);
    }

    private String token() {
        var link = bench.links.to(SignedLinks.UNSUBSCRIBE, Workbench.ADA, ADDRESS, "reactivation");
        return link.substring(link.indexOf("t=") + 2);
    }
}
