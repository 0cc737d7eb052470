package dev.vitalfew.fold;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;

/** Whether a meter's counts differ in a way that a rule can see. */
final class Difference {

    private Difference() {}

    static boolean matters(Meter meter, Usage before, Usage after) {
        var one = before.days(meter);
        var other = after.days(meter);
        return meter.timesMatter() ? !one.equals(other) : !one.keySet().equals(other.keySet());
    }
}
