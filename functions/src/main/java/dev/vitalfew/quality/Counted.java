package dev.vitalfew.quality;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers of things in words. */
final class Counted {

    private static final int SHOWN = 5;

    private Counted() {}

    static String of(long count, String one, String many) {
        return "%d %s".formatted(count, count == 1 ? one : many);
    }

    /** {@code "Pro" (40), "pro" (3) and 7 more}. */
    static String values(List<Value> values) {
        var shown = values.stream().limit(SHOWN).map(Value::text).collect(Collectors.joining(", "));
        return values.size() > SHOWN ? shown + " and " + (values.size() - SHOWN) + " more" : shown;
    }

    /** A value, and how many have it. */
    record Value(String value, long count) implements Comparable<Value> {
        String text() {
            return "\"%s\" (%d)".formatted(value, count);
        }

        /** The most common first. */
        @Override
        public int compareTo(Value other) {
            var byCount = Long.compare(other.count, count);
            return byCount == 0 ? value.compareTo(other.value) : byCount;
        }
    }
}
