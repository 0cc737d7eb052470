package dev.vitalfew.quality;

import dev.vitalfew.platform.Hash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has which value, of at most so many values: those whose plain spelling has the least hash. What is kept is counted
 * exactly, however the whole was split and merged, since a value that is among the least of all is among the least of
 * every part. The cap loses whole values, by chance, and of near-duplicates all or none (but for the last one kept).
 */
final class Grouped {

    private static final int IDS = 3;
    private static final int HASH = 12;

    private int most = 50;
    private long count;
    private TreeMap<String, Found> groups = new TreeMap<>();

    Grouped() {}

    private Grouped(int most) {
        this.most = most;
    }

    static Grouped keeping(int most) {
        return new Grouped(most);
    }

    void add(String value, String id) {
        count++;
        groups.computeIfAbsent(place(value), _ -> Found.keeping(IDS)).add(id);
        trim();
    }

    void add(Grouped other) {
        most = Math.min(most, other.most);
        count += other.count;
        other.groups.forEach((place, found) ->
                groups.computeIfAbsent(place, _ -> Found.keeping(IDS)).add(found));
        trim();
    }

    /** Keeps half as many. */
    void thin() {
        most = Math.max(1, most / 2);
        trim();
    }

    private void trim() {
        while (groups.size() > most) {
            groups.pollLastEntry();
        }
    }

    private static String place(String value) {
        return Hash.sha256(Spelling.plain(value)).substring(0, HASH) + value;
    }

    /** All that were added, also those whose values are not kept. */
    long count() {
        return count;
    }

    /** Those whose values are kept. */
    long kept() {
        return groups.values().stream().mapToLong(Found::count).sum();
    }

    Map<String, Found> byValue() {
        var byValue = new LinkedHashMap<String, Found>();
        groups.forEach((place, found) -> byValue.put(place.substring(HASH), found));
        return byValue;
    }
}
