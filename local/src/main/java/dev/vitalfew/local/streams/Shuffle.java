package dev.vitalfew.local.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Any order that a stream of many shards could show: records of one key keep theirs, nothing else does. */
final class Shuffle {

    private Shuffle() {}

    static List<Entry> across(Collection<Entry> entries, Random random) {
        var byKey = new LinkedHashMap<String, ArrayDeque<Entry>>();
        entries.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), _ -> new ArrayDeque<>()).add(entry));
        var lines = new ArrayList<>(byKey.values());
        var shuffled = new ArrayList<Entry>(entries.size());
        while (!lines.isEmpty()) {
            var at = random.nextInt(lines.size());
            shuffled.add(lines.get(at).remove());
            if (lines.get(at).isEmpty()) {
                lines.set(at, lines.getLast());
                lines.removeLast();
            }
        }
        return shuffled;
    }

    static List<List<Entry>> inOrder(List<Entry> entries, int most) {
        return IntStream.range(0, Math.ceilDiv(entries.size(), most))
                .mapToObj(batch -> entries.subList(batch * most, Math.min(entries.size(), (batch + 1) * most)))
                .map(List::copyOf)
                .toList();
    }

    /** Cuts into batches of random sizes up to {@code most}; half of the time as large as can be. */
    static List<List<Entry>> batches(List<Entry> entries, int most, Random random) {
        var batches = new ArrayList<List<Entry>>();
        for (var from = 0; from < entries.size(); ) {
            var size = random.nextBoolean() ? most : 1 + random.nextInt(most);
            var to = Math.min(entries.size(), from + size);
            batches.add(List.copyOf(entries.subList(from, to)));
            from = to;
        }
        return batches;
    }
}
