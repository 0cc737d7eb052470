package dev.vitalfew.usage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Meters side by side, each at a place of its own: what is read often is found by its place rather than by its name. */
public final class Panel {

    /** The place of a meter that is not on the panel. */
    public static final int ABSENT = -1;

    private final List<String> meters;
    private final Map<String, Integer> places = new HashMap<>();

    private Panel(Collection<String> meters) {
        this.meters = List.copyOf(new TreeSet<>(meters));
        for (var meter : this.meters) {
            places.put(meter, places.size());
        }
    }

    /** @param meters by name, in any order: panels of the same meters have them at the same places */
    public static Panel of(Collection<String> meters) {
        return new Panel(meters);
    }

    public int place(String meter) {
        return places.getOrDefault(meter, ABSENT);
    }

    /** By place. */
    public List<String> meters() {
        return meters;
    }

    int size() {
        return meters.size();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Panel panel && meters.equals(panel.meters);
    }

    @Override
    public int hashCode() {
        return meters.hashCode();
    }

    @Override
    public String toString() {
        return meters.toString();
    }
}
