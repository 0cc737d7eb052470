package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.history.Renames;
import dev.vitalfew.lifecycle.recipients.CustomerPeople;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.To.MostActive;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who is the most active is told by the days that the model counts for it. */
class ActiveDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void countsTheLast28DatesWithTodayAmongThem() {
        var people = people(new Usage(Map.of(
                MostActive.ACTIVITY.name(),
                new TreeMap<>(Map.of(TODAY, 9L, TODAY.minusDays(27), 1L, TODAY.minusDays(28), 5L)))));

        assertThat(people.profile(Workbench.ACME, Workbench.ADA).activeDates(TODAY))
                .isEqualTo(2);
    }

    @Test
    void isNoneBeforeItIsCounted() {
        assertThat(people(Usage.NONE).profile(Workbench.ACME, Workbench.ADA).activeDates(TODAY))
                .isZero();
    }

    @Test
    void aModelCountsItThatHasASequenceToTheMostActive() {
        assertThat(counted(new Sequence.To.MostActive())).contains(MostActive.ACTIVITY);
        assertThat(counted(new Sequence.To.Everybody())).isEmpty();
    }

    private static Set<Meter> counted(Sequence.To to) {
        var sequence = Workbench.sequence(true, new Sequence.Reentry(false, Optional.empty()), to);
        return new Model(
                        1,
                        ZoneOffset.UTC,
                        Map.of(),
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(sequence.name(), sequence))
                .meters();
    }

    private static CustomerPeople people(Usage usage) {
        var customers = new MemoryCustomers();
        var none = Item.of(Workbench.ADA);
        customers.update(
                new Place(Workbench.ACME, Workbench.ADA),
                new Item(
                        none.id(),
                        0,
                        1,
                        Optional.empty(),
                        false,
                        Map.of(),
                        usage,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return new CustomerPeople(customers, Renames.NONE);
    }
}
