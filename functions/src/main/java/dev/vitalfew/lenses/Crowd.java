package dev.vitalfew.lenses;

import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import dev.vitalfew.usage.UsageSum;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is remembered of an account's people while they pass by: sums, however many they are. */
final class Crowd {

    /** Of a person, who has no people. */
    static final Crowd NOBODY = new Crowd(Panel.of(List.of()));

    private final UsageSum usage;
    private final Map<Rule.People, Map<LocalDate, Integer>> held = new IdentityHashMap<>();
    private int people;

    /** {@code meters} are those that the account's rules read of all together. */
    Crowd(Panel meters) {
        this.usage = new UsageSum(meters);
    }

    void add(Usage more) {
        usage.add(more);
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
        return usage.usage();
    }
}
