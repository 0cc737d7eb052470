package dev.vitalfew.lenses;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Since when a subject exists: the trait {@code createdAt} or {@code created_at}, if it is a date ({@link StatedDate}), else the first time that it was seen.
 */
final class Age {

    private Age() {}

    static LocalDate since(Facts facts, ZoneId zone) {
        return stated(facts, zone).orElseGet(() -> LocalDate.ofInstant(facts.firstSeen(), zone));
    }

    /** What its own trait says. */
    static Optional<LocalDate> stated(Facts facts, ZoneId zone) {
        return isStated(facts) ? firstDate(facts, zone) : Optional.empty();
    }

    /** Whether its own trait says anything, be it a date or not. */
    static boolean isStated(Facts facts) {
        return facts.traits().containsKey("createdAt") || facts.traits().containsKey("created_at");
    }

    private static Optional<LocalDate> firstDate(Facts facts, ZoneId zone) {
        return Stream.of("createdAt", "created_at")
                .flatMap(name -> Stream.ofNullable(facts.traits().get(name)))
                .flatMap(trait -> StatedDate.of(trait.value(), zone).stream())
                .findFirst();
    }
}
