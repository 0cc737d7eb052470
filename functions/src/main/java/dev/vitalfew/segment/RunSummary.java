package dev.vitalfew.segment;

import dev.vitalfew.history.Renames;
import dev.vitalfew.lenses.Distribution;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.model.Of;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run, or a slice of it, has seen. Summaries can be added.
 *
 * @param lenses how many subjects are in each segment of each lens; those that a lens can't judge under {@code
 *     unclassified}
 * @param audiences how many subjects are in each audience
 * @param entered how many subjects in a segment, or inside an audience, were not when the run before closed
 * @param ranked how the numbers are spread that rankings go by
 * @param changed how many subjects the run found to have changed
 * @param failed how many accounts could not be looked at, and stay as they were
 */
public record RunSummary(
        long accounts,
        long people,
        long changed,
        long failed,
        Map<String, Map<String, Long>> lenses,
        Map<String, Long> audiences,
        Map<String, Map<String, Long>> entered,
        Map<String, Distribution> ranked) {

    public static final String UNCLASSIFIED = "unclassified";

    public static final RunSummary NOTHING = new RunSummary(0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());

    static final RunSummary FAILED = new RunSummary(0, 0, 0, 1, Map.of(), Map.of(), Map.of(), Map.of());

    public RunSummary {
        lenses = Map.copyOf(lenses);
        audiences = Map.copyOf(audiences);
        entered = Map.copyOf(entered);
        ranked = Map.copyOf(ranked);
    }

    /** The same with the names of today. */
    public RunSummary under(Renames renames) {
        var inside = new TreeMap<String, Long>();
        audiences.forEach((name, count) -> inside.merge(renames.name(name), count, Long::sum));
        return new RunSummary(
                accounts, people, changed, failed, renames.counts(lenses), inside, renames.counts(entered), ranked);
    }

    RunSummary plus(RunSummary other) {
        return new RunSummary(
                accounts + other.accounts,
                people + other.people,
                changed + other.changed,
                failed + other.failed,
                addedEach(lenses, other.lenses),
                added(audiences, other.audiences),
                addedEach(entered, other.entered),
                addedSpread(ranked, other.ranked));
    }

    private static Map<String, Distribution> addedSpread(
            Map<String, Distribution> one, Map<String, Distribution> other) {
        var sum = new TreeMap<>(one);
        other.forEach((rule, numbers) -> sum.merge(rule, numbers, Distribution::plus));
        return sum;
    }

    static RunSummary of(Of subject, Results results, boolean changed, Map<String, String> entered) {
        var sizes = new TreeMap<String, Map<String, Long>>();
        results.lenses().forEach((lens, placement) -> sizes.put(lens, Map.of(label(placement), 1L)));
        var audiences = new TreeMap<String, Long>();
        results.audiences().forEach(audience -> audiences.put(audience, 1L));
        var entries = new TreeMap<String, Map<String, Long>>();
        entered.forEach((name, segment) -> entries.put(name, Map.of(segment, 1L)));
        var spread = new TreeMap<String, Distribution>();
        results.ranked().forEach((rule, number) -> spread.put(rule, Distribution.of(number)));
        return new RunSummary(
                subject == Of.ACCOUNTS ? 1 : 0,
                subject == Of.PEOPLE ? 1 : 0,
                changed ? 1 : 0,
                0,
                sizes,
                audiences,
                entries,
                spread);
    }

    private static String label(Placement placement) {
        return switch (placement) {
            case Placement.In(var segment) -> segment;
            case Placement.Unclassified _ -> UNCLASSIFIED;
        };
    }

    private static Map<String, Map<String, Long>> addedEach(
            Map<String, Map<String, Long>> one, Map<String, Map<String, Long>> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, counts) -> sum.merge(name, counts, RunSummary::added));
        return sum;
    }

    private static Map<String, Long> added(Map<String, Long> one, Map<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}
