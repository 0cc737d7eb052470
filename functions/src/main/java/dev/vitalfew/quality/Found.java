package dev.vitalfew.quality;

import java.util.List;
import java.util.TreeSet;

/** How many there are, and some of them: the ids that come first, so that any order of adding keeps the same ones. */
final class Found {

    /** A longer id is counted and not shown: whoever sends ids must not be able to fill a summary up. */
    private static final int LONGEST = 64;

    private static final int MOST = 10;

    private int most = MOST;
    private long count;
    private TreeSet<String> ids = new TreeSet<>();

    Found() {}

    private Found(int most) {
        this.most = most;
    }

    /** One that keeps no more than so many ids. */
    static Found keeping(int most) {
        return new Found(most);
    }

    void add(String id) {
        count++;
        keep(id);
    }

    void add(Found other) {
        count += other.count;
        other.ids.forEach(this::keep);
    }

    private void keep(String id) {
        if (id.length() <= LONGEST) {
            ids.add(id);
        }
        if (ids.size() > most) {
            ids.removeLast();
        }
    }

    long count() {
        return count;
    }

    List<String> ids() {
        return List.copyOf(ids);
    }
}
