package dev.vitalfew.fold;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Whether a meter's counts differ in a way that a rule can see. */
final class Difference {

    private static final NavigableMap<LocalDate, Long> NOTHING = new TreeMap<>();

    private Difference() {}

    static boolean matters(Meter meter, Usage before, Usage after) {
        var one = before.days().getOrDefault(meter.name(), NOTHING);
        var other = after.days().getOrDefault(meter.name(), NOTHING);
        return meter.timesMatter() ? !one.equals(other) : !one.keySet().equals(other.keySet());
    }
}
