package dev.vitalfew.lifecycle.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step of which everybody gets one of several emails by chance: how the others did against the first. */
final class Variants {

    private final Map<String, Side> sides = new LinkedHashMap<>();

    Variants(List<String> emails) {
        emails.forEach(email -> sides.put(email, new Side()));
    }

    /** Somebody got that email, or one of another step. */
    void add(String email, boolean worked) {
        if (sides.containsKey(email)) {
            sides.get(email).add(worked);
        }
    }

    /** The more there are to compare, the surer each has to be (Bonferroni). */
    Map<String, Object> said(String by) {
        var first = sides.values().iterator().next();
        var errorRate = Side.ERROR_RATE / Math.max(1, sides.size() - 1);
        var emails = new ArrayList<Map<String, Object>>();
        sides.forEach((email, side) -> {
            var each = new LinkedHashMap<String, Object>();
            each.put("email", email);
            each.putAll(side.said());
            if (side != first) {
                each.putAll(verdict(side.against(first, errorRate)));
            }
            emails.add(each);
        });
        return new LinkedHashMap<>(Map.of("by", by, "emails", emails));
    }

    /** An email that does worse than another does no harm. */
    private static Map<String, Object> verdict(Map<String, Object> compared) {
        compared.computeIfPresent("verdict", (_, words) -> switch (String.valueOf(words)) {
            case "helps" -> "better";
            case "harms" -> "worse";
            default -> words;
        });
        return compared;
    }
}
