package dev.vitalfew.model;

import java.time.Duration;
import java.util.Optional;

/** A time within which somebody acts, in the team's working hours: {@code 30m}, {@code 8h}, {@code 2d}, {@code 1w}. */
public sealed interface WorkingTime {

    record Hours(Duration duration) implements WorkingTime {}

    record Days(int number) implements WorkingTime {}

    /** Weeks of the team's own working days. */
    record Weeks(int number) implements WorkingTime {}

    /** Empty when the text is none. */
    static Optional<WorkingTime> of(String text) {
        return Quantity.duration(text).map(duration -> switch (text.charAt(text.length() - 1)) {
            case 'd' -> new Days((int) duration.toDays());
            case 'w' -> new Weeks((int) duration.toDays() / 7);
            default -> new Hours(duration);
        });
    }
}
