package dev.vitalfew.fold;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Usage while it is being counted. */
final class Tally {

    private final Model model;
    private final Map<String, NavigableMap<LocalDate, Long>> days = new HashMap<>();
    private final Map<String, LocalDate> since;

    Tally(Model model, Usage usage) {
        this.model = model;
        usage.days().forEach((meter, counts) -> days.put(meter, new TreeMap<>(counts)));
        since = new HashMap<>(usage.since());
    }

    /** The usage of somebody who was counted from the beginning and did nothing. */
    static Usage nothing(Model model) {
        return new Usage(model.meters().stream().collect(Collectors.toMap(Meter::name, _ -> new TreeMap<>())));
    }

    void clear(LocalDate date) {
        days.values().forEach(counts -> counts.remove(date));
    }

    void count(LogEntry entry, LocalDate date) {
        for (var meter : model.meters()) {
            meter.read(entry.event(), entry.trust() == Trust.SYSTEM)
                    .ifPresent(number -> days.computeIfAbsent(meter.name(), _ -> new TreeMap<>())
                            .merge(date, number, Meter.merging(meter.name())::applyAsLong));
        }
    }

    void keepFuller(Usage usage, LocalDate before) {
        usage.days().forEach((meter, counts) -> {
            var counted = days.get(meter);
            if (counted != null) {
                counts.headMap(before, false)
                        .forEach((date, count) -> counted.merge(date, count, Meter.fuller(meter)::applyAsLong));
            }
        });
        since.putAll(usage.since());
        since.keySet().retainAll(days.keySet());
    }

    /** Of what {@code usage} has not counted it is not known what was before that date. */
    void beginAt(LocalDate date, Usage usage) {
        model.meters().stream()
                .filter(meter -> meter.keptDays() == Meter.FOREVER && !usage.counted(meter))
                .forEach(meter -> since.put(meter.name(), date));
    }

    Usage usage() {
        return new Usage(days, since);
    }
}
