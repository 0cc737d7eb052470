package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose morning it is: what the person states, their device, the account, the model; 9:00 of Tuesday or Wednesday. */
class RecipientZoneTest {

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @CsvSource({
        "America/New_York, Asia/Tokyo,  Europe/London, 2026-11-24T14:00:00Z, stated",
        ",                 Asia/Tokyo,  Europe/London, 2026-11-25T00:00:00Z, of the device",
        "Nowhere/Else,     Asia/Tokyo,  Europe/London, 2026-11-25T00:00:00Z, what is stated is none",
        ",                 ,            Europe/London, 2026-11-25T09:00:00Z, of the account",
        ",                 ,            ,              2026-11-25T08:00:00Z, of the model in Berlin",
        "Nowhere/Else,     ,            Nowhere,       2026-11-25T08:00:00Z, nothing that is known",
    })
    void isAskedInTheirOrder(
            @Nullable String stated, @Nullable String seen, @Nullable String account, Instant expected, String why) {
        bench.now = expected.minus(Duration.ofHours(5));
        Optional.ofNullable(stated).ifPresent(zone -> bench.people.says("timezone", new TextNode(zone)));
        bench.people.seenZone = Optional.ofNullable(seen);
        Optional.ofNullable(account).ifPresent(zone -> bench.people.account.put("timezone", new TextNode(zone)));

        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.between(bench.now, expected).minusSeconds(1));
        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.outbox.sent).as(why).hasSize(1);
    }
}
