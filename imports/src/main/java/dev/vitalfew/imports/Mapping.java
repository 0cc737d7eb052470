package dev.vitalfew.imports;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the rows of a file become messages.
 *
 * @param where which rows count, by column: one of these texts; the others are left out
 * @param fields traits or properties by their names
 */
record Mapping(
        Message message,
        Optional<Value> account,
        Optional<Value> person,
        Optional<Value> event,
        Optional<Value> time,
        Map<String, Value> fields,
        Map<String, Set<String>> where,
        ZoneId zone,
        Format format) {

    Mapping {
        fields = new TreeMap<>(fields);
        where = Map.copyOf(where);
    }

    /** What a row becomes. */
    enum Message {
        GROUP,
        IDENTIFY,
        TRACK,
        PAGE;

        static final List<String> WORDS = List.of("group", "identify", "track", "page");

        String word() {
            return WORDS.get(ordinal());
        }

        /** What it states: traits of somebody, or properties of something that happened. */
        String fields() {
            return isState() ? "traits" : "properties";
        }

        /** Whether it says how somebody is; else it says what happened. */
        boolean isState() {
            return this == GROUP || this == IDENTIFY;
        }
    }

    /** How the bytes of a file are to be read. */
    record Format(Charset encoding, char separator) {}

    /** Without these a row is nothing. */
    Stream<Value> needed() {
        return Stream.of(account, person, event, time).flatMap(Optional::stream);
    }

    Stream<Value> all() {
        return Stream.concat(needed(), fields.values().stream());
    }
}
