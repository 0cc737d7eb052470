package dev.vitalfew.lenses;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Some of a list's names; nobody may change them. A set of its own would be hashed for everybody, and is seldom looked into. */
final class Chosen extends AbstractSet<String> {

    private final List<String> names;
    private final long[] chosen;

    /** @param chosen by place in {@code names}, each of which is another, a bit; not to be changed any more */
    Chosen(List<String> names, long[] chosen) {
        this.names = names;
        this.chosen = chosen;
    }

    /** A copy, unless nobody can change it. */
    static Set<String> copyOf(Set<String> set) {
        return set instanceof Chosen ? set : Set.copyOf(set);
    }

    @Override
    public int size() {
        var size = 0;
        for (var word : chosen) {
            size += Long.bitCount(word);
        }
        return size;
    }

    @Override
    public Iterator<String> iterator() {
        return BitSet.valueOf(chosen).stream().mapToObj(names::get).iterator();
    }
}
