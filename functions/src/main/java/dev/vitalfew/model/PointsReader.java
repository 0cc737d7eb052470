package dev.vitalfew.model;

import dev.vitalfew.model.Score.Points;
import dev.vitalfew.rules.Measure.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a score's points are given for. */
final class PointsReader {

    private static final Pattern POINTS = Pattern.compile("-?[1-9][0-9]{0,5}");

    private final RuleReader rules;
    private final MeasureReader measures;

    PointsReader(Scope scope) {
        this.rules = new RuleReader(scope);
        this.measures = new MeasureReader(scope);
    }

    Optional<Points> read(Entry entry, Of of) {
        entry.allows(List.of("add", "when", "for_each", "up_to"));
        var add = entry.needed("add", "20").filter(text -> {
            var fits = POINTS.matcher(text).matches();
            if (!fits) {
                entry.error(entry.at("add"), text + " is no number of points", "add: 20, or add: -5");
            }
            return fits;
        });
        var points = add.map(Long::parseLong);
        if (entry.has("for_each") == entry.has("when")) {
            entry.error(entry.place(), "points are given for one thing", "when: { … } or for_each: { … }");
            return Optional.empty();
        }
        if (entry.has("when")) {
            return rules.when(entry, of).flatMap(rule -> points.map(number -> new Points.When(number, rule)));
        }
        return entry.entry("for_each").flatMap(each -> points.flatMap(number -> forEach(entry, each, number)));
    }

    private Optional<Points> forEach(Entry entry, Entry each, long points) {
        var upTo = entry.has("up_to") ? MeasureReader.whole(entry, "up_to", 1) : Optional.<Integer>empty();
        if (!entry.has("up_to")) {
            entry.error(entry.place(), "points for each have an end", "up_to: 20");
        }
        var subjects = RuleReader.COUNTED.stream().filter(each::has).toList();
        if (subjects.size() != 1) {
            each.error(each.place(), "for_each is one event, page, feature or email", "for_each: { event: any }");
            return Optional.empty();
        }
        var allowed = new ArrayList<>(MeasureReader.keys(subjects.getFirst()));
        allowed.addAll(MeasureReader.HOW);
        allowed.addAll(WindowReader.KEYS);
        each.allows(allowed);
        var window = WindowReader.read(each, each.text("count").equals(Optional.of("weeks")));
        var draft = measures.read(subjects.getFirst(), each);
        if (draft.filter(MeasureReader.Draft::isOfProperty).isPresent()) {
            each.error(each.at("count"), "points are given for counts", "count: times, days, weeks or kinds");
            return Optional.empty();
        }
        return window.flatMap(dates -> draft.flatMap(one -> upTo.map(most -> new Points.ForEach(
                points,
                one.measure(dates.reach(), one.how() instanceof How.Times || one.how() instanceof How.Weeks),
                dates,
                most))));
    }
}
