package dev.vitalfew.fold;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Item;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Meter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts from the log, in memory alone, what items were never counted for that a model names; and what that takes. */
public final class Recounting {

    private final Model model;
    private final Folding folding;
    private final Set<String> meters = new TreeSet<>();
    private long items;
    private long events;

    public Recounting(Model model, Log log, CustomerStore customers, Clock clock) {
        this.model = model;
        this.folding = new Folding(model, new Reading(log), customers, clock);
    }

    /**
     * What had to be counted so far.
     *
     * @param meters what was missing from at least one item
     * @param items how many items something was missing from; the log was read once for each
     * @param events how many entries of the log were read
     */
    public record Cost(Set<String> meters, long items, long events) {
        public Cost {
            meters = new TreeSet<>(meters);
        }
    }

    public Item counted(Item item) {
        var missing = model.meters().stream()
                .filter(meter -> !item.usage().counted(meter))
                .map(Meter::name)
                .toList();
        if (missing.isEmpty()) {
            return item;
        }
        meters.addAll(missing);
        items++;
        return folding.counted(item);
    }

    public Cost cost() {
        return new Cost(meters, items, events);
    }

    /** The log, counting what is read of it; to be written it is not. */
    private final class Reading implements Log {

        private final Log log;

        Reading(Log log) {
            this.log = log;
        }

        @Override
        public List<LogEntry> append(List<LogEntry> entries) {
            throw new UnsupportedOperationException("counting anew in memory writes nothing");
        }

        @Override
        public void remove(List<LogEntry> entries) {
            throw new UnsupportedOperationException("counting anew in memory deletes nothing");
        }

        @Override
        public void drop(List<LogEntry> entries) {
            remove(entries);
        }

        @Override
        public Stream<LogEntry> read(Id id, Instant from, Instant to) {
            return log.read(id, from, to).peek(_ -> events++);
        }
    }
}
