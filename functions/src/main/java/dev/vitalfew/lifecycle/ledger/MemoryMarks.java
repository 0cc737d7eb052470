package dev.vitalfew.lifecycle.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is counted, in memory. */
public final class MemoryMarks implements Marks {

    private record Use(long used, Instant lastAt) {}

    private record Counted(Ledger.Key key, Kind kind) {}

    private final Set<Counted> counted = new HashSet<>();
    private final Map<Instant, Tally> hours = new HashMap<>();
    private final Map<String, Tally> templates = new HashMap<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private Optional<Stop> stop = Optional.empty();

    @Override
    public synchronized boolean count(Ledger.Key key, Kind kind, Instant at) {
        if (!counted.add(new Counted(key, kind))) {
            return false;
        }
        var one =
                switch (kind) {
                    case SENT -> new Tally(1, 0, 0);
                    case BOUNCED -> new Tally(0, 1, 0);
                    case COMPLAINED -> new Tally(0, 0, 1);
                };
        hours.merge(at.truncatedTo(ChronoUnit.HOURS), one, Tally::plus);
        if (kind != Kind.SENT) {
            templates.merge(key.step(), one, Tally::plus);
        }
        return true;
    }

    @Override
    public synchronized Tally tally(Instant from, Instant to) {
        var first = from.truncatedTo(ChronoUnit.HOURS);
        return hours.entrySet().stream()
                .filter(hour -> !hour.getKey().isBefore(first) && !hour.getKey().isAfter(to))
                .map(Map.Entry::getValue)
                .reduce(Tally.NONE, Tally::plus);
    }

    @Override
    public synchronized Trial trial(String template) {
        var use = uses.getOrDefault(Ledger.Quota.trial(template), new Use(0, Instant.EPOCH));
        var tally = templates.getOrDefault(template, Tally.NONE);
        return new Trial(
                use.used(),
                use.lastAt(),
                new Tally(use.used(), tally.bounced(), tally.complained()),
                passed.contains(template));
    }

    @Override
    public synchronized void pass(String template, String why, Instant at) {
        passed.add(template);
    }

    @Override
    public synchronized long used(String quota) {
        return uses.getOrDefault(quota, new Use(0, Instant.EPOCH)).used();
    }

    synchronized void use(Ledger.Quota quota, Instant at) {
        uses.put(quota.name(), new Use(used(quota.name()) + 1, at));
    }

    synchronized void giveBack(Ledger.Quota quota) {
        uses.computeIfPresent(quota.name(), (_, use) -> new Use(use.used() - 1, use.lastAt()));
    }

    @Override
    public synchronized Optional<Stop> stop() {
        return stop;
    }

    @Override
    public synchronized boolean stop(String why, Instant at) {
        if (stop.filter(Stop::stopped).isPresent()) {
            return false;
        }
        stop = Optional.of(new Stop(true, at, why, Tally.NONE));
        return true;
    }

    @Override
    public synchronized void resume(String why, Instant at, Tally before) {
        stop = Optional.of(new Stop(false, at, why, before));
    }
}
