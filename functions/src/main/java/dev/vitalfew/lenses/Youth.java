package dev.vitalfew.lenses;

import java.util.stream.IntStream;

/** Those who are too young for something, with the reason for each age, since it is asked more often than read. */
final class Youth {

    private final Truth.Unknown[] byAge;

    /** @param least the age in days from which on somebody is old enough */
    Youth(int least) {
        byAge = IntStream.range(0, least)
                .mapToObj(age -> new Truth.Unknown("too young: " + age + " of " + least + " days"))
                .toArray(Truth.Unknown[]::new);
    }

    boolean is(int age) {
        return age < byAge.length;
    }

    Truth.Unknown unknown(int age) {
        return byAge[age];
    }
}
