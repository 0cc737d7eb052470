package dev.vitalfew.read;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The reason of a rule as its subject may read it: what was found, without what was needed and without the names of
 * segments. Of an account it leaves out what concerns colleagues, or only those who pay.
 */
final class PlainReason {

    /** What a reason says beside what was found, such as {@code (needs at least 3)} or {@code (a fall of 50% …)}. */
    private static final Pattern NEEDED = Pattern.compile(" \\((?:needs|a fall|a rise) (?:[^()]|\\([^()]*\\))*\\)");

    /** Before the facts: {@code not enterprise: } or {@code as of 2026-11-24: }. */
    private static final Pattern BEFORE = Pattern.compile("^(?:not [a-z][a-z0-9_-]*|as of [0-9-]{10}): ");

    private static final Pattern OF_PEOPLE = Pattern.compile("^[0-9.]+%? of .* people: .*");
    private static final Pattern OF_TRAIT = Pattern.compile("^([^ ]+) is .*");

    private PlainReason() {}

    /** @param withheld the traits of an account that its people are not told; for a person's own reason none */
    static List<String> of(String reason, boolean ofAccount, Set<String> withheld) {
        Predicate<String> told =
                ofAccount ? fact -> !OF_PEOPLE.matcher(fact).matches() && !isOf(fact, withheld) : _ -> true;
        return Arrays.stream(NEEDED.matcher(reason).replaceAll("").split("; "))
                .map(part -> BEFORE.matcher(part).replaceFirst(""))
                .flatMap(part -> Arrays.stream(part.split(", ")))
                .filter(fact -> !fact.isBlank() && !fact.startsWith("pinned until"))
                .filter(told)
                .distinct()
                .toList();
    }

    private static boolean isOf(String fact, Set<String> traits) {
        var trait = OF_TRAIT.matcher(fact);
        return trait.matches() && traits.contains(trait.group(1));
    }
}
