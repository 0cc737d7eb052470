package dev.vitalfew.lifecycle.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step at which everybody gets one of several emails, or goes one of several ways, by chance: how the others did against the first. */
final class Variants {

    private final String what;
    private final Map<String, Side> sides = new LinkedHashMap<>();

    /** @param what there are several of: an email, a way */
    Variants(String what, List<String> names) {
        this.what = what;
        names.forEach(name -> sides.put(name, new Side()));
    }

    /** Somebody got that one, or one of another step. */
    void add(String name, boolean worked) {
        if (sides.containsKey(name)) {
            sides.get(name).add(worked);
        }
    }

    /** The more there are to compare, the surer each has to be (Bonferroni). */
    Map<String, Object> said(String by) {
        var first = sides.values().iterator().next();
        var errorRate = Side.ERROR_RATE / Math.max(1, sides.size() - 1);
        var all = new ArrayList<Map<String, Object>>();
        sides.forEach((name, side) -> {
            var each = new LinkedHashMap<String, Object>();
            each.put(what, name);
            each.putAll(side.said());
            if (side != first) {
                each.putAll(verdict(side.against(first, errorRate)));
            }
            all.add(each);
        });
        return new LinkedHashMap<>(Map.of("by", by, what + "s", all));
    }

    /** What does worse than another does no harm. */
    private static Map<String, Object> verdict(Map<String, Object> compared) {
        compared.computeIfPresent("verdict", (_, words) -> switch (String.valueOf(words)) {
            case "helps" -> "better";
            case "harms" -> "worse";
            default -> words;
        });
        return compared;
    }
}
