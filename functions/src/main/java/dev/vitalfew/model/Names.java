package dev.vitalfew.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the names of lenses, segments, audiences, rules, sequences and tasks: they end up in keys and paths. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** What histories and summaries call being inside an audience, and being in no segment. */
    private static final Set<String> TAKEN = Set.of("in", "unclassified");

    private Names() {}

    static Optional<String> read(Entry entry, String key) {
        var name = entry.needed(key, "a_name");
        name.filter(text -> !isName(text)).ifPresent(text -> refuse(entry, new Entry.Text(text, entry.at(key))));
        return name.filter(Names::isName);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !TAKEN.contains(text);
    }

    static void refuse(Entry entry, Entry.Text name) {
        var better = name.value().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        entry.error(
                name.place(),
                name.value()
                        + " is no name: lower-case letters, digits, _ and -, a letter first; in and unclassified are taken",
                isName(better) ? better : "a_name");
    }
}
