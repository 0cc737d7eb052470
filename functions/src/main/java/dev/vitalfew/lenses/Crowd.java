package dev.vitalfew.lenses;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is remembered of an account's people while they pass by: sums, however many they are. */
final class Crowd {

    private final Set<String> meters;
    private final Map<String, NavigableMap<LocalDate, Long>> usage = new HashMap<>();
    private final Map<Rule.People, Map<LocalDate, Integer>> held = new IdentityHashMap<>();
    private int people;

    /** {@code meters} are those that the account's rules read of all together. */
    Crowd(Set<Meter> meters) {
        this.meters = meters.stream().map(Meter::name).collect(Collectors.toUnmodifiableSet());
    }

    void add(Usage more) {
        more.days().forEach((meter, days) -> {
            if (meters.contains(meter)) {
                var sum = usage.computeIfAbsent(meter, _ -> new TreeMap<>());
                var merging = Meter.merging(meter);
                days.forEach((date, times) -> sum.merge(date, times, merging::applyAsLong));
            }
        });
    }

    void addPerson() {
        people++;
    }

    /** The rule inside {@code people} held for one more person as of the date. */
    void held(Rule.People rule, LocalDate asOf) {
        held.computeIfAbsent(rule, _ -> new HashMap<>()).merge(asOf, 1, Integer::sum);
    }

    int people() {
        return people;
    }

    int count(Rule.People rule, LocalDate asOf) {
        return held.getOrDefault(rule, Map.of()).getOrDefault(asOf, 0);
    }

    Usage usage() {
        return new Usage(usage);
    }
}
