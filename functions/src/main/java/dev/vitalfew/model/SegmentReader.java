package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.util.List;
import java.util.Optional;

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
