package dev.vitalfew.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Somewhere that people and accounts can stand: a lens, with its segments, or an audience, without.
 *
 * @param segments today's names by these and by those of before
 */
record Place(String name, SequencedMap<String, String> segments) {

    /** Every lens and audience, by its name and by those that it had before. */
    static Map<String, Place> all(List<Lens> lenses, List<Audience> audiences) {
        var places = new LinkedHashMap<String, Place>();
        lenses.forEach(lens -> places.put(lens.name(), of(lens)));
        audiences.forEach(audience -> places.put(audience.name(), new Place(audience.name(), new LinkedHashMap<>())));
        lenses.forEach(lens -> lens.was().forEach(was -> places.putIfAbsent(was, of(lens))));
        audiences.forEach(audience -> audience.was()
                .forEach(was -> places.putIfAbsent(was, new Place(audience.name(), new LinkedHashMap<>()))));
        return places;
    }

    private static Place of(Lens lens) {
        var segments = new LinkedHashMap<String, String>();
        lens.segments().forEach(segment -> segments.put(segment.name(), segment.name()));
        lens.segments().forEach(segment -> segment.was().forEach(was -> segments.putIfAbsent(was, segment.name())));
        return new Place(lens.name(), segments);
    }

    boolean isLens() {
        return !segments.isEmpty();
    }

    Optional<String> segment(String named) {
        return Optional.ofNullable(segments.get(named));
    }

    List<String> names() {
        return new ArrayList<>(segments.keySet());
    }
}
