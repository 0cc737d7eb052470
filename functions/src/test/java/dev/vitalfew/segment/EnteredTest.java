package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Results;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnteredTest {

    private static final Instant BEFORE = Instant.parse("2026-11-22T00:20:00Z");
    private static final Instant EARLIER = BEFORE.minusSeconds(3600);
    private static final Instant SINCE_THEN = BEFORE.plusSeconds(3600);
    private static final Results LOW =
            new Results(Map.of("use", new Placement.In("low")), Set.of(), Map.of(), Map.of());

    @Test
    void countsWhoCameSinceTheRunBefore() {
        assertThat(Entered.since(BEFORE, stood("low", SINCE_THEN), LOW)).containsExactly(Map.entry("use", "low"));
    }

    @Test
    void countsWhatCameToBeKnownSinceTheRunBefore() {
        assertThat(Entered.since(BEFORE, stood("low", EARLIER, SINCE_THEN), LOW))
                .containsExactly(Map.entry("use", "low"));
    }

    @Test
    void leavesOutWhoWasThereAlready() {
        assertThat(Entered.since(BEFORE, stood("low", EARLIER), LOW)).isEmpty();
    }

    @Test
    void countsWhomTheRunItselfMoves() {
        assertThat(Entered.since(BEFORE, stood("power", EARLIER), LOW)).containsExactly(Map.entry("use", "low"));
    }

    @Test
    void countsWhoWasNeverLookedAt() {
        assertThat(Entered.since(BEFORE, Optional.empty(), LOW)).containsExactly(Map.entry("use", "low"));
    }

    @Test
    void countsAudiencesAndNobodyWhoCannotBeJudged() {
        var results = new Results(
                Map.of("use", new Placement.Unclassified("too young")), Set.of("visitors"), Map.of(), Map.of());

        assertThat(Entered.since(BEFORE, Optional.empty(), results)).containsExactly(Map.entry("visitors", "in"));
    }

    @Test
    void readsASummaryThatWasWrittenBeforeEntriesWereCounted() {
        var summary = SummaryJson.read(
                "{\"accounts\":3,\"people\":0,\"changed\":0,\"failed\":0,\"lenses\":{\"use\":{\"low\":3}},\"audiences\":{}}");

        assertThat(summary.entered()).isEmpty();
        assertThat(summary.plus(summary).lenses()).isEqualTo(Map.of("use", Map.of("low", 6L)));
    }

    private static Optional<Standing> stood(String segment, Instant since) {
        return stood(segment, since, since);
    }

    private static Optional<Standing> stood(String segment, Instant happened, Instant found) {
        var acme = Id.account("acme");
        var membership = new Membership(Optional.of(segment), happened, 1, found);
        return Optional.of(
                new Standing(acme, acme, true, 1, 1, LocalDate.of(2026, 11, 22), 1, Map.of("use", membership)));
    }
}
