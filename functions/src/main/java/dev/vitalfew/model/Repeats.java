package dev.vitalfew.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what comes a second time on one way through a sequence. An email, task or webhook counts once for each entry, so
 * the second one would be passed over in silence.
 */
final class Repeats {

    private static final List<String> ONCE = List.of("email", "task", "webhook");
    private static final int ALL = 100;

    private Repeats() {}

    static void check(Entry sequence) {
        walk(sequence, new Passed(Set.of(), Set.of()));
    }

    /**
     * What somebody has behind them who comes to a step.
     *
     * @param surely on each way that leads there
     * @param perhaps on some of them
     */
    private record Passed(Set<String> surely, Set<String> perhaps) {

        Passed and(Passed other) {
            var both = new HashSet<>(surely);
            both.retainAll(other.surely);
            return new Passed(both, union(perhaps, other.perhaps));
        }

        /** Of two emails that are compared, everybody gets the same one each time. */
        Passed with(List<String> done) {
            return new Passed(union(surely, Set.of(together(done))), union(perhaps, done));
        }

        private static Set<String> union(Set<String> some, Iterable<String> more) {
            var all = new HashSet<>(some);
            more.forEach(all::add);
            return all;
        }
    }

    private static Passed walk(Entry parent, Passed before) {
        var passed = before;
        for (var step : parent.entries("steps")) {
            passed = step.has("branch")
                    ? ways(step, "branch", passed)
                    : step.has("split") ? ways(step, "split", passed) : done(step, passed);
        }
        return passed;
    }

    /** Whoever takes none of the ways comes to the next step all the same. */
    private static Passed ways(Entry step, String key, Passed before) {
        var ways = step.entries(key);
        var share = ways.stream()
                .flatMap(way -> way.text("share").flatMap(Quantity::percentage).stream())
                .mapToInt(percent -> percent.intValue())
                .sum();
        var all = share >= ALL || ways.stream().anyMatch(way -> way.has("otherwise"));
        return ways.stream()
                .map(way -> walk(way, before))
                .reduce(Passed::and)
                .map(behind -> all ? behind : behind.and(before))
                .orElse(before);
    }

    private static Passed done(Entry step, Passed before) {
        var kind = ONCE.stream().filter(step::has).findFirst();
        if (kind.isEmpty()) {
            return before;
        }
        var done = names(step, kind.get());
        repeated(done, before.surely())
                .ifPresent(name -> step.error(
                        step.at(kind.get()),
                        name + " was passed before, and counts once",
                        "another " + kind.get() + " here"));
        if (repeated(done, before.surely()).isEmpty()) {
            repeated(done, before.perhaps())
                    .ifPresent(name -> step.warning(
                            step.at(kind.get()),
                            "who has passed " + name + " on the way here is passed over, as it counts once",
                            "another " + kind.get() + " here, or this step in the ways without it"));
        }
        return before.with(done);
    }

    private static List<String> names(Entry step, String kind) {
        var names = new TreeSet<String>();
        if (step.isEntry(kind)) {
            step.entry(kind).ifPresent(variants -> variants.keys()
                    .forEach(letter -> variants.text(letter).ifPresent(names::add)));
        } else {
            step.text(kind).ifPresent(names::add);
        }
        return names.stream().map(name -> kind + " " + name).toList();
    }

    private static Optional<String> repeated(List<String> done, Set<String> before) {
        return Stream.concat(done.stream(), Stream.of(together(done)))
                .filter(before::contains)
                .findFirst();
    }

    private static String together(List<String> done) {
        return String.join(" or ", done);
    }
}
