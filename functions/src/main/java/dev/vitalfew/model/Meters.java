package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what must be counted for the rules of a model, each count once, kept as long as the longest rule needs it. */
final class Meters {

    private final Map<String, Lens> lenses;
    private final Map<String, Audience> audiences;
    private final Map<String, Meter> all = new LinkedHashMap<>();
    private final Map<String, Meter> rollUps = new LinkedHashMap<>();

    /** Lenses and audiences must not depend on each other in a circle. */
    Meters(Collection<Lens> lenses, Collection<Audience> audiences) {
        this.lenses = lenses.stream().collect(Collectors.toMap(Lens::name, lens -> lens));
        this.audiences = audiences.stream().collect(Collectors.toMap(Audience::name, audience -> audience));
        lenses.forEach(lens -> walk(lens, 0, lens.of() == Of.ACCOUNTS));
        audiences.forEach(audience -> walk(audience.when(), 0, audience.of() == Of.ACCOUNTS));
    }

    Set<Meter> all() {
        return Set.copyOf(all.values());
    }

    Set<Meter> rollUps() {
        return rollUps.keySet().stream().map(all::get).collect(Collectors.toUnmodifiableSet());
    }

    private void walk(Lens lens, int daysBack, boolean forAccounts) {
        lens.needs().forEach(need -> walk(need, daysBack, forAccounts));
        lens.segments().forEach(segment -> walk(segment.when(), daysBack + segment.leaveAfter() - 1, forAccounts));
    }

    private void walk(Rule rule, int daysBack, boolean forAccounts) {
        switch (rule) {
            case Rule.All(var rules) -> rules.forEach(one -> walk(one, daysBack, forAccounts));
            case Rule.Any(var rules) -> rules.forEach(one -> walk(one, daysBack, forAccounts));
            case Rule.Not(var negated) -> walk(negated, daysBack, forAccounts);
            case Rule.Named named -> walk(named.rule(), daysBack, forAccounts);
            case Rule.People people -> walk(people.who(), daysBack, forAccounts);
            case Rule.Placed placed -> walk(lens(placed.lens()), daysBack, forAccounts);
            case Rule.Member(var audience) -> walk(audience(audience).when(), daysBack, forAccounts);
            case Rule.Counted counted -> add(counted.measure().meters(), daysBack, forAccounts);
            case Rule.Fell fell -> add(fell.measure().meters(), daysBack, forAccounts);
            case Rule.Stated _, Rule.Answered _, Rule.Otherwise _ -> {}
        }
    }

    private Lens lens(String name) {
        return Objects.requireNonNull(lenses.get(name), () -> "no lens " + name);
    }

    private Audience audience(String name) {
        return Objects.requireNonNull(audiences.get(name), () -> "no audience " + name);
    }

    private void add(List<Meter> meters, int daysBack, boolean forAccounts) {
        for (var meter : meters) {
            var needed = meter.keptLonger(daysBack);
            all.merge(needed.name(), needed, Meter::serving);
            if (forAccounts) {
                rollUps.put(needed.name(), needed);
            }
        }
    }
}
