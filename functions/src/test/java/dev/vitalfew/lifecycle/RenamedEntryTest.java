package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.recipients.CustomerPeople;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is in a sequence by a lens or segment of another name goes on in it. */
class RenamedEntryTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Id ACME = Id.account("acme");
    private static final Renames RENAMES = new Renames(Map.of("tier", "size"), Map.of("size", Map.of("big", "huge")));

    @Test
    void findsTheMembershipByTheNameOfBefore() {
        var customers = new MemoryCustomers();
        var in = new Membership(Optional.of("huge"), SINCE, 3, SINCE);
        customers.settle(
                new Standing(ACME, ACME, true, 0, 1, LocalDate.of(2026, 3, 1), 1, Map.of("size", in)),
                List.of(),
                Optional.empty());

        var people = new CustomerPeople(customers, RENAMES);

        assertThat(people.membership(ACME, "tier")).contains(in);
        assertThat(people.membership(ACME, "size")).contains(in);
    }

    @Test
    void startsWhatAnAnnouncementUnderTheNameOfBeforeMeant() {
        var sequence = Workbench.reactivation();
        var sequences = new Sequences(
                Map.of(sequence.name(), sequence),
                Map.of("size/huge", List.of(sequence.name())),
                Set.of("size"),
                RENAMES,
                ZoneOffset.UTC);

        assertThat(sequences.startedBy("tier", "big")).containsExactly(sequence);
        assertThat(sequences.startedBy("tier", "small")).isEmpty();
        assertThat(sequences.isOfAccounts("tier")).isTrue();
    }
}
