package dev.vitalfew.quality;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that is wrong.
 *
 * @param about the trait, event, page, plan or lens that is meant; empty for none
 * @param what what is wrong, in a sentence
 * @param affected how many of {@code of} {@code unit} it concerns
 * @param samples ids of some of them, as the API's paths take them
 * @param neededBy the lenses and audiences that suffer from it; of an event, scores and sequences, too
 * @param todo what to do, in a sentence
 */
public record Finding(
        Kind kind,
        Severity severity,
        String about,
        String what,
        long affected,
        long of,
        String unit,
        List<String> samples,
        List<String> neededBy,
        String todo) {

    /** What can be wrong. */
    public enum Kind {
        MISSING_TRAIT,
        NEAR_DUPLICATE_VALUES,
        VALUE_OUTSIDE_SET,
        NUMBER_AS_TEXT,
        MIXED_TYPES,
        ACCOUNTS_ALIKE,
        PERSON_WITHOUT_ACCOUNT,
        SHARED_EMAIL,
        SINGLE_SOURCE,
        EVENT_NEVER_SEEN,
        EVENT_NAMES_ALIKE,
        CLOCK_OFF,
        PRICE_OFF_TIER,
        ONE_SEGMENT_HOLDS_MOST,
        ALL_UNCLASSIFIED,
        SINGLE_SIGNAL,
        NO_GOAL,
        MANY_LENSES;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::share, Comparator.reverseOrder())
            .thenComparing(Finding::affected, Comparator.reverseOrder())
            .thenComparing(Finding::kind)
            .thenComparing(Finding::about)
            .thenComparing(Finding::unit);

    public Finding {
        samples = List.copyOf(samples);
        neededBy = List.copyOf(neededBy);
    }

    /** Of no sample, needed by nobody in particular. */
    static Finding of(
            Kind kind, Severity severity, String about, String what, long affected, long of, String unit, String todo) {
        return new Finding(kind, severity, about, what, affected, of, unit, List.of(), List.of(), todo);
    }

    Finding such(List<String> as) {
        return new Finding(kind, severity, about, what, affected, of, unit, as, neededBy, todo);
    }

    Finding neededBy(Collection<String> readers) {
        return new Finding(kind, severity, about, what, affected, of, unit, samples, List.copyOf(readers), todo);
    }

    private double share() {
        return of == 0 ? 0 : (double) affected / of;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", kind.text());
        json.put("severity", severity.text());
        json.put("about", about);
        json.put("what", what);
        json.put("affected", affected);
        json.put("of", of);
        json.put("unit", unit);
        json.put("samples", samples);
        json.put("neededBy", neededBy);
        json.put("todo", todo);
        return json;
    }
}
