package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether rules can hold together. Each way in which they could is followed to its leaves (a tableau: Smullyan, 1968), and
 * {@link Conflicts} says whether those exclude each other. After many ways it gives up, and calls the rules possible.
 */
public final class Logic {

    private static final int MOST_WAYS = 2_000;

    private final References references;
    private final Conflicts conflicts;

    public Logic(References references) {
        this.references = references;
        this.conflicts = new Conflicts(references);
    }

    /**
     * Leaves that exclude each other.
     *
     * @param only false when there are other ways to fulfil the rules, in which others exclude each other
     */
    public record Contradiction(List<Literal> leaves, boolean only) {
        public Contradiction {
            leaves = List.copyOf(leaves);
        }
    }

    /** Why all of this is never true of anybody on any date; empty when it may be. */
    public Optional<Contradiction> contradiction(List<Literal> together) {
        var search = new Search();
        var found = search.contradiction(together, List.of());
        return search.ways > MOST_WAYS ? Optional.empty() : found;
    }

    public boolean isImpossible(Rule rule) {
        return contradiction(List.of(Literal.holds(rule))).isPresent();
    }

    /** Whether it is true of everybody on every date, and never unknown. */
    public boolean isAlwaysTrue(Rule rule) {
        return isKnown(rule) && contradiction(List.of(Literal.fails(rule))).isPresent();
    }

    /** Whether it is never unknown. */
    private boolean isKnown(Rule rule) {
        return switch (rule) {
            case Rule.All _, Rule.Any _, Rule.Not _, Rule.Named _ ->
                rule.parts().stream().allMatch(this::isKnown);
            case Rule.Member(var audience) -> isKnown(references.audience(audience));
            case Rule.Quiet quiet -> quiet.young();
            case Rule.People people -> !(people.base() instanceof Rule.Base.OfTrait);
            case Rule.Placed _, Rule.Ranked _ -> false;
            case Rule.Otherwise _,
                    Rule.Stated _,
                    Rule.Dated _,
                    Rule.Listed _,
                    Rule.Answered _,
                    Rule.Prefers _,
                    Rule.Counted _,
                    Rule.Trended _,
                    Rule.Happened _,
                    Rule.Followed _,
                    Rule.Scored _ -> true;
        };
    }

    private final class Search {

        private int ways;

        /** @param known the leaves on the way so far */
        Optional<Contradiction> contradiction(List<Literal> together, List<Literal> known) {
            var leaves = new ArrayList<>(known);
            var choices = new ArrayList<List<Literal>>();
            var open = new ArrayDeque<>(together);
            while (!open.isEmpty()) {
                var literal = open.removeFirst();
                switch (literal.rule()) {
                    case Rule.Named named -> open.add(literal.of(named.rule()));
                    case Rule.Member(var audience) -> open.add(literal.of(references.audience(audience)));
                    case Rule.Not(var negated) -> open.add(new Literal(negated, !literal.holds()));
                    case Rule.All(var rules) -> split(literal, rules, literal.holds() ? open::addAll : choices::add);
                    case Rule.Any(var rules) -> split(literal, rules, literal.holds() ? choices::add : open::addAll);
                    default -> leaves.add(literal);
                }
            }
            var conflict = conflicts.among(leaves);
            if (conflict.isPresent() || choices.isEmpty()) {
                return conflict.map(leaf -> new Contradiction(leaf, true));
            }
            return oneOf(choices.getFirst(), rest(choices), leaves);
        }

        private void split(Literal literal, List<Rule> rules, java.util.function.Consumer<List<Literal>> to) {
            to.accept(rules.stream().map(literal::of).toList());
        }

        /** What is still to be chosen, as one rule for each choice. */
        private List<Literal> rest(List<List<Literal>> choices) {
            return choices.stream()
                    .skip(1)
                    .map(choice -> Literal.holds(new Rule.Any(choice.stream()
                            .map(one -> one.holds() ? one.rule() : new Rule.Not(one.rule()))
                            .toList())))
                    .toList();
        }

        private Optional<Contradiction> oneOf(List<Literal> choice, List<Literal> rest, List<Literal> leaves) {
            var first = Optional.<Contradiction>empty();
            for (var one : choice) {
                if (++ways > MOST_WAYS) {
                    return Optional.empty();
                }
                var together = new ArrayList<>(rest);
                together.addFirst(one);
                var found = contradiction(together, leaves);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                first = first.isPresent() ? first : found;
            }
            return first.map(found -> new Contradiction(found.leaves(), choice.size() == 1 && found.only()));
        }
    }
}
