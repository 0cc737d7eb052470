package dev.vitalfew.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a name that isn't there. */
public final class Nearest {

    private static final int SURE = 2;

    private Nearest() {}

    /** The candidate with the fewest letters to change, if they are few enough for a slip. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= (candidate.length() + 2) / 3)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(candidate -> candidate));
    }

    /** The candidate of which the word is a slip for sure: a letter or two of a long name. */
    static Optional<String> slip(String word, Collection<String> candidates) {
        return to(word, candidates).filter(candidate -> candidate.length() > 5 && distance(word, candidate) <= SURE);
    }

    /** What to write instead: the nearest, else which there are. */
    public static String instead(String word, Collection<String> candidates) {
        return to(word, candidates)
                .orElseGet(() ->
                        candidates.isEmpty() ? "define it first" : "one of " + String.join(", ", sorted(candidates)));
    }

    private static List<String> sorted(Collection<String> candidates) {
        return candidates.stream().sorted().toList();
    }

    /** How many letters to change, add, leave out (Levenshtein 1966); case counts for nothing. */
    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
