package dev.vitalfew.lenses;

import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;

/** Those who are too young for something, with the reason for each age, since it is asked more often than read. */
final class Youth {

    private final int today;
    private final int firstDay;
    private final Instant begin;
    private final Truth.Unknown[] byAge;

    /** @param least the age in days from which on somebody is old enough */
    Youth(int least, LocalDate asOf, ZoneId zone) {
        today = Usage.day(asOf);
        firstDay = today - least + 1;
        begin = asOf.minusDays(least - 1L).atStartOfDay(zone).toInstant();
        byAge = IntStream.range(0, least)
                .mapToObj(age -> new Truth.Unknown("too young: " + age + " of " + least + " days"))
                .toArray(Truth.Unknown[]::new);
    }

    boolean is(Subject subject) {
        return byAge.length > 0 && subject.isSince(firstDay, begin, today);
    }

    /** Of somebody who is. */
    Truth.Unknown unknown(Subject subject) {
        return byAge[Math.max(0, today - subject.since(today))];
    }
}
