package dev.vitalfew.quality;

import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.What;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The features of a model, and which of them somebody used lately. */
final class Features {

    /** How many dates are lately, the as-of date included. */
    static final int DAYS = 28;

    /** More would fill the notes of a run. */
    private static final int MOST = 50;

    private final Map<String, String> meters = new TreeMap<>();
    private final Set<String> notCounted = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();

    Features(Model model) {
        for (var feature : new TreeSet<>(model.features().keySet())) {
            var meter = meter(model, feature);
            if (meter.isEmpty()) {
                notCounted.add(feature);
            } else if (meters.size() == MOST) {
                leftOut.add(feature);
            } else {
                meters.put(feature, meter.get().name());
            }
        }
    }

    /** The meter that counts every use, and is kept for long enough; empty when no rule asks for one. */
    private static Optional<Meter> meter(Model model, String feature) {
        return model.meters().stream()
                .filter(meter -> meter.what().equals(new What.Named(feature))
                        && meter.where().isEmpty()
                        && meter.reading() instanceof Meter.Reading.Once
                        && meter.keptDays() >= DAYS)
                .findFirst();
    }

    /** Those that are known to be used or not, by name. */
    List<String> counted() {
        return List.copyOf(meters.keySet());
    }

    /** Those that no rule counts, so that nobody knows. */
    Set<String> notCounted() {
        return notCounted;
    }

    Set<String> leftOut() {
        return leftOut;
    }

    Set<String> used(Usage usage, LocalDate asOf) {
        var to = Usage.day(asOf);
        var used = new TreeSet<String>();
        meters.forEach((feature, meter) -> {
            var place = usage.panel().place(meter);
            if (place != Panel.ABSENT && usage.dates(place, to - DAYS + 1, to) > 0) {
                used.add(feature);
            }
        });
        return used;
    }
}
