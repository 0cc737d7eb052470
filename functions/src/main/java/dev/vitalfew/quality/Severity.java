package dev.vitalfew.quality;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    HIGH,
    MEDIUM,
    LOW;

    /** By the share of those whom it concerns: from half on high, from a tenth on medium. */
    static Severity ofShare(long affected, long of) {
        if (affected * 2 >= of) {
            return HIGH;
        }
        return affected * 10 >= of ? MEDIUM : LOW;
    }

    Severity atLeast(Severity least) {
        return compareTo(least) < 0 ? this : least;
    }

    Severity atMost(Severity most) {
        return compareTo(most) > 0 ? this : most;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
