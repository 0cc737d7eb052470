package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Which leaves exclude each other. */
final class Conflicts {

    private final Numbers numbers;
    private final Standings standings;

    Conflicts(References references) {
        this.numbers = new Numbers(references);
        this.standings = new Standings(references);
    }

    /** The fewest of these that exclude each other; empty when nothing is known to. */
    Optional<List<Literal>> among(List<Literal> leaves) {
        if (arePossible(leaves)) {
            return Optional.empty();
        }
        var fewest = new ArrayList<>(leaves);
        for (var leaf : leaves) {
            var without = new ArrayList<>(fewest);
            without.remove(leaf);
            if (!arePossible(without)) {
                fewest = without;
            }
        }
        return Optional.of(fewest);
    }

    private boolean arePossible(List<Literal> leaves) {
        return agree(leaves)
                && TraitValues.arePossible(leaves)
                && TraitDates.arePossible(leaves)
                && Counts.arePossible(leaves)
                && numbers.arePossible(leaves)
                && standings.arePossible(leaves);
    }

    /** Nothing holds that doesn't. */
    private static boolean agree(List<Literal> leaves) {
        var all = new HashSet<>(leaves);
        return leaves.stream()
                .noneMatch(leaf -> all.contains(new Literal(leaf.rule(), !leaf.holds()))
                        || leaf.rule() instanceof Rule.Otherwise && !leaf.holds());
    }
}
