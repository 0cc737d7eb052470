package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.NpsGroup;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether one subject can stand so: one segment in each lens, one latest answer, one place in each ranking. */
final class Standings {

    private final References references;

    Standings(References references) {
        this.references = references;
    }

    boolean arePossible(List<Literal> leaves) {
        return segmentsArePossible(leaves)
                && isOneAnswer(leaves)
                && preferencesArePossible(leaves)
                && ranksArePossible(leaves);
    }

    private boolean segmentsArePossible(List<Literal> leaves) {
        var left = new HashMap<String, List<String>>();
        for (var leaf : leaves) {
            if (leaf.rule() instanceof Rule.Placed(var lens, var segments)) {
                left.computeIfAbsent(lens, name -> new ArrayList<>(references.segments(name)))
                        .removeIf(segment -> segments.contains(segment) != leaf.holds());
            }
        }
        return left.values().stream().noneMatch(List::isEmpty);
    }

    private static boolean isOneAnswer(List<Literal> leaves) {
        var is = answered(leaves, true).toList();
        var groups = is.stream().flatMap(one -> one.group().stream()).distinct().toList();
        return groups.size() <= 1
                && answered(leaves, false).noneMatch(not -> is.stream().anyMatch(one -> isDenied(one, groups, not)));
    }

    private static boolean isDenied(Rule.Answered one, List<NpsGroup> groups, Rule.Answered not) {
        var sameGroup =
                not.group().isEmpty() || not.group().equals(groups.stream().findFirst());
        return sameGroup && Windows.isWithin(one.window(), not.window());
    }

    private static Stream<Rule.Answered> answered(List<Literal> leaves, boolean holds) {
        return leaves.stream()
                .filter(leaf -> leaf.holds() == holds)
                .flatMap(leaf ->
                        leaf.rule() instanceof Rule.Answered answered ? Optional.of(answered).stream() : Stream.of());
    }

    /** What is missing is nothing, and what is known has one source. */
    private static boolean preferencesArePossible(List<Literal> leaves) {
        var sources = new HashMap<String, Set<Preference.Source>>();
        var missing = new HashSet<String>();
        for (var leaf : leaves) {
            if (leaf.rule() instanceof Rule.Prefers(var preference, var from, var value)) {
                var isMissing = value instanceof Comparison.Missing;
                if (isMissing && leaf.holds()) {
                    missing.add(preference.name());
                }
                if (isMissing != leaf.holds()) {
                    sources.computeIfAbsent(preference.name(), _ -> EnumSet.allOf(Preference.Source.class))
                            .retainAll(from);
                }
            }
        }
        return sources.entrySet().stream()
                .noneMatch(known -> known.getValue().isEmpty() || missing.contains(known.getKey()));
    }

    /** The top 5% are among the top 20%. */
    private static boolean ranksArePossible(List<Literal> leaves) {
        return ranked(leaves, true).noneMatch(in -> ranked(leaves, false)
                .anyMatch(out -> in.by().equals(out.by())
                        && in.byTotal() == out.byTotal()
                        && in.percent().compareTo(out.percent()) <= 0));
    }

    private static Stream<Rule.Ranked> ranked(List<Literal> leaves, boolean holds) {
        return leaves.stream()
                .filter(leaf -> leaf.holds() == holds)
                .flatMap(leaf -> leaf.rule() instanceof Rule.Ranked ranked ? Stream.of(ranked) : Stream.of());
    }
}
