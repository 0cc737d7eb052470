package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads one segment of a lens. */
final class SegmentReader {

    private static final int MOST_DATES = 28;

    private final Scope scope;
    private final ActionReader actions;

    SegmentReader(Scope scope, Checks checks) {
        this.scope = scope;
        this.actions = new ActionReader(checks);
    }

    Optional<Lens.Segment> read(Entry entry, Of of) {
        entry.allows(List.of("segment", "was", "leave_after", "when", "otherwise", "then"));
        var name = Names.read(entry, "segment");
        var when = condition(entry, of);
        var leaveAfter = leaveAfter(entry);
        when.ifPresent(rule -> reachesTheLog(entry, rule, leaveAfter));
        var then = actions.read(entry);
        var was = entry.texts("was").stream().map(Entry.Text::value).toList();
        var segment = name.flatMap(called -> when.map(rule -> new Lens.Segment(called, rule, leaveAfter, was, then)));
        segment.ifPresent(read -> scope.written().put(read, read.name(), entry.at("segment")));
        return segment;
    }

    private Optional<Rule> condition(Entry entry, Of of) {
        if (!entry.has("otherwise")) {
            return new RuleReader(scope).when(entry, of);
        }
        if (entry.has("when")) {
            entry.error(entry.atKey("otherwise"), "a segment has when or otherwise, not both", "one of the two");
        }
        if (!entry.text("otherwise").equals(Optional.of("true"))) {
            entry.error(entry.at("otherwise"), "otherwise is only ever true", "otherwise: true");
        }
        var rule = new Rule.Otherwise();
        scope.written().put(rule, "otherwise", entry.atKey("otherwise"));
        return Optional.of(rule);
    }

    /** The condition is asked as of that many dates, the last of which looks back further than it says. */
    private static void reachesTheLog(Entry entry, Rule rule, int leaveAfter) {
        var reach = reach(rule);
        if (leaveAfter > 1 && reach <= WindowReader.LOG_DAYS && reach + leaveAfter - 1 > WindowReader.LOG_DAYS) {
            entry.error(
                    entry.at("leave_after"),
                    "with the condition's " + reach + " days this reaches back " + (reach + leaveAfter - 1)
                            + " days, and the log keeps " + WindowReader.LOG_DAYS,
                    "leave_after: " + (WindowReader.LOG_DAYS - reach + 1) + " at most, or a condition on fewer days");
        }
    }

    private static int reach(Rule rule) {
        var own = rule.measures().stream()
                .flatMap(measure -> measure.meters().stream())
                .mapToInt(Meter::keptDays)
                .filter(days -> days != Meter.FOREVER);
        var parts = rule.parts().stream().mapToInt(SegmentReader::reach);
        return IntStream.concat(own, parts).max().orElse(0);
    }

    private static int leaveAfter(Entry entry) {
        if (!entry.has("leave_after")) {
            return 1;
        }
        var dates = entry.text("leave_after")
                .flatMap(Quantity::count)
                .filter(number -> number >= 1 && number <= MOST_DATES);
        if (dates.isEmpty()) {
            entry.error(
                    entry.at("leave_after"),
                    "leave_after is a number of dates from 1 to " + MOST_DATES,
                    "leave_after: 2");
        }
        return dates.orElse(1);
    }
}
