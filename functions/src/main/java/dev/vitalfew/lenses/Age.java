package dev.vitalfew.lenses;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Since when a subject exists: the trait {@code createdAt} or {@code created_at}, if it is a date ({@link StatedDate}) that
 * is not still to come, else the first time that it was seen.
 */
final class Age {

    private Age() {}

    /** What its own trait says, be it still to come. Most say nothing, and everybody is asked. */
    static Optional<LocalDate> stated(Facts facts, ZoneId zone) {
        var traits = facts.traits();
        return traits.containsKey("createdAt") || traits.containsKey("created_at")
                ? firstDate(facts, zone)
                : Optional.empty();
    }

    private static Optional<LocalDate> firstDate(Facts facts, ZoneId zone) {
        return Stream.of("createdAt", "created_at")
                .flatMap(name -> Stream.ofNullable(facts.traits().get(name)))
                .flatMap(trait -> StatedDate.of(trait.value(), zone).stream())
                .findFirst();
    }
}
