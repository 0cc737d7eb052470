package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in words which conditions put a subject where it is, with the values that were found. */
final class Explanation {

    private final Subject subject;
    private final AsOf asOf;

    Explanation(Subject subject, AsOf asOf) {
        this.subject = subject;
        this.asOf = asOf;
    }

    String of(Lens lens) {
        var placing = asOf.placing(lens);
        return switch (subject.placement(placing)) {
            case Placement.Unclassified(var reason) -> reason;
            case Placement.In(var name) ->
                placing.pin(subject).map(pin -> "pinned until " + pin.until()).orElseGet(() -> of(lens, name));
        };
    }

    String of(Audience audience) {
        return switch (asOf.condition(audience).of(subject)) {
            case Truth.Yes _ -> sentence(audience.when(), true, asOf);
            case Truth.No _ -> sentence(audience.when(), false, asOf);
            case Truth.Unknown(var reason) -> reason;
        };
    }

    /** What gave points, and how many: {@code 20 for role is owner; −10 for not active in the last 28 days}. */
    String of(Score score) {
        var parts =
                score.points().stream().flatMap(points -> part(points).stream()).collect(Collectors.joining("; "));
        return parts.isEmpty() ? "nothing that gives or takes points" : parts;
    }

    private Optional<String> part(Score.Points points) {
        return switch (points) {
            case Score.Points.When(var add, var rule) ->
                asOf.condition(rule).holds(subject)
                        ? Optional.of(signed(add) + " for " + sentence(rule, true, asOf))
                        : Optional.empty();
            case Score.Points.ForEach(var add, var measure, var window, var upTo) -> {
                var count = found(measure, window, asOf).longValue();
                yield count == 0
                        ? Optional.empty()
                        : Optional.of(signed(add * Math.min(count, upTo)) + " for " + said(measure, window, asOf)
                                + (count > upTo ? ", of which " + upTo + " count" : ""));
            }
        };
    }

    private static String signed(long points) {
        return points < 0 ? "−" + -points : Long.toString(points);
    }

    private String of(Lens lens, String name) {
        var segment = lens.segments().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (segment.when() instanceof Rule.Otherwise) {
            return lens.segments().stream()
                    .takeWhile(one -> one != segment)
                    .map(one -> "not " + one.name() + ": " + sentence(one.when(), false, asOf))
                    .collect(Collectors.joining("; "));
        }
        var held = IntStream.range(0, segment.leaveAfter())
                .mapToObj(back -> asOf.on(asOf.date().minusDays(back)))
                .filter(then -> then.condition(segment.when()).holds(subject))
                .findFirst()
                .orElseThrow();
        var sentence = sentence(segment.when(), true, held);
        return held == asOf ? sentence : "as of " + held.date() + ": " + sentence;
    }

    private String sentence(Rule rule, boolean held, AsOf then) {
        var leaves = new LinkedHashSet<String>();
        collect(rule, held, then, leaves);
        return String.join(", ", leaves);
    }

    /** The leaves that made the rule hold, or not hold. */
    private void collect(Rule rule, boolean held, AsOf then, Set<String> leaves) {
        switch (rule) {
            case Rule.All(var rules) ->
                rules.stream().filter(one -> did(one, held, then)).forEach(one -> collect(one, held, then, leaves));
            case Rule.Any(var rules) ->
                rules.stream().filter(one -> did(one, held, then)).forEach(one -> collect(one, held, then, leaves));
            case Rule.Not(var negated) -> collect(negated, !held, then, leaves);
            case Rule.Named named -> collect(named.rule(), held, then, leaves);
            case Rule.Member(var audience) -> collect(then.audience(audience).when(), held, then, leaves);
            case Rule.Otherwise _ -> {}
            case Rule.Stated(var trait, var value) -> leaves.add(stated(trait, value));
            case Rule.Answered answered -> leaves.add(answered(answered, then));
            case Rule.Prefers prefers -> leaves.add(prefers(prefers, then));
            case Rule.Counted counted -> leaves.add(counted(counted, then));
            case Rule.Dated(var trait, var test) ->
                leaves.add(stated(trait) + " (needs " + Words.plain(test.text()) + ")");
            case Rule.Listed(var file, var _) ->
                leaves.add((then.condition(rule).holds(subject) ? "" : "not ") + "listed in " + file);
            case Rule.Trended trended -> leaves.add(trended(trended, then));
            case Rule.Quiet quiet -> leaves.add(quiet(quiet, then));
            case Rule.Happened happened -> leaves.add(happened(happened, then));
            case Rule.Followed followed ->
                leaves.add((then.condition(rule).holds(subject) ? "" : "not: ") + Words.of(followed));
            case Rule.Ranked ranked -> leaves.add(ranked(ranked, then));
            case Rule.Scored(var score, var points) ->
                leaves.add(score + " of " + then.points(score).applyAsLong(subject) + " points" + needs(points));
            case Rule.Placed(var lens, var segments) ->
                leaves.add(lens + " is " + placed(lens, then) + " (needs " + String.join(" or ", segments) + ")");
            case Rule.People people -> leaves.add(people(people, then));
        }
    }

    private boolean did(Rule rule, boolean held, AsOf then) {
        return then.condition(rule).of(subject).equals(Truth.of(held));
    }

    /** The segment that it is in, or why it is in none. */
    private String placed(String lens, AsOf then) {
        return switch (subject.placement(then.placing(then.lens(lens)))) {
            case Placement.In(var segment) -> segment;
            case Placement.Unclassified(var reason) -> "unclassified, " + reason;
        };
    }

    /** Of a value that is the one that is wanted, or one of those, nothing more need be said. */
    private String stated(String trait, Comparison value) {
        var isIt =
                (value instanceof Comparison.Is || value instanceof Comparison.In) && value.test(subject.trait(trait));
        return stated(trait) + (isIt ? "" : " (needs " + Words.wanted(value) + ")");
    }

    private String stated(String trait) {
        var stated = subject.trait(trait);
        return trait + " is " + (Comparison.isMissing(stated) ? "missing" : words(stated));
    }

    private static String words(JsonNode value) {
        var text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private String answered(Rule.Answered rule, AsOf then) {
        var found = subject.nps()
                .map(answer -> "NPS answer " + answer.score() + " on " + then.dateOf(answer))
                .orElse("no NPS answer");
        return found + " (needs " + Words.of(rule) + ")";
    }

    private String prefers(Rule.Prefers rule, AsOf then) {
        var leaning = then.leaning(rule.preference());
        var name = rule.preference().name();
        var found = leaning.of(subject)
                .map(preferred -> name + " is " + values(preferred) + ", " + preferred.known())
                .orElseGet(() -> name + " is not known"
                        + leaning.strongest(subject.usage())
                                .map(most -> ", " + values(most) + " not clearly enough " + most.known())
                                .orElse(""));
        return found + " (needs " + Words.needed(rule) + ")";
    }

    private static String values(Preferred preferred) {
        return preferred.values().stream().map(Explanation::words).collect(Collectors.joining(" and "));
    }

    private String counted(Rule.Counted rule, AsOf then) {
        if (rule.measure().how() instanceof Measure.How.Times && rule.amount().asksOnlyWhetherAny()) {
            var none = found(rule.measure(), rule.window(), then).signum() == 0;
            return (none ? Words.no(rule.measure()) : rule.measure().subject()) + Words.lately(rule.window());
        }
        var goesWithoutSaying = isOfOne(rule) && rule.amount().asksOnlyWhetherAny();
        return said(rule.measure(), rule.window(), then) + (goesWithoutSaying ? "" : needs(rule.amount()));
    }

    /** Whether there is only one day or week that it can have been in. */
    private static boolean isOfOne(Rule.Counted rule) {
        return switch (rule.measure().how()) {
            case Measure.How.Days _ -> Words.days(rule.window()) == 1;
            case Measure.How.Weeks _ -> Words.days(rule.window()) == 7;
            case Measure.How.Times _, Measure.How.Kinds _ -> false;
            case Measure.How.Sum _, Measure.How.Average _, Measure.How.Least _, Measure.How.Most _ -> false;
        };
    }

    private BigDecimal found(Measure measure, Window window, AsOf then) {
        return then.deeds().counting(measure, window).number(subject.usage()).orElse(BigDecimal.ZERO);
    }

    private String said(Measure measure, Window window, AsOf then) {
        var count = found(measure, window, then).longValue();
        var subjectWords = measure.subject();
        return switch (measure.how()) {
            case Measure.How.Times() -> subjectWords + " " + Words.counted(count, "time") + Words.lately(window);
            case Measure.How.Days() -> Words.onDays(measure, count, window);
            case Measure.How.Weeks(var each) -> Words.inWeeks(measure, count, Words.days(window) / 7, each);
            case Measure.How.Kinds() ->
                count + " of " + measure.meters().size() + " different " + subjectWords + Words.lately(window);
            case Measure.How.Sum _, Measure.How.Average _, Measure.How.Least _, Measure.How.Most _ ->
                Words.counted(measure) + subjectWords + " is "
                        + then.deeds()
                                .counting(measure, window)
                                .number(subject.usage())
                                .map(Explanation::plain)
                                .orElse("unknown")
                        + Words.lately(window);
        };
    }

    private String trended(Rule.Trended rule, AsOf then) {
        var before = found(rule.measure(), new Window.Before(rule.days()), then);
        return said(rule.measure(), new Window.Complete(rule.days()), then) + ", before that " + plain(before) + " (a "
                + (rule.trend() == Rule.Trend.FELL ? "fall" : "rise") + " of "
                + rule.percent().toPlainString()
                + "% from at least " + rule.fromAtLeast() + ")";
    }

    private String quiet(Rule.Quiet rule, AsOf then) {
        var window = new Window.InLast(rule.days());
        var none = found(rule.measure(), window, then).signum() == 0;
        return (none ? Words.no(rule.measure()) : rule.measure().subject()) + Words.lately(window);
    }

    private String happened(Rule.Happened rule, AsOf then) {
        var end = rule.end() == Rule.End.FIRST ? "first " : "last ";
        return then.deeds()
                        .daysAgo(rule, subject)
                        .map(days -> end + rule.measure().subject() + " " + Words.counted(days, "day") + " ago")
                        .orElse(Words.no(rule.measure()))
                + needs(rule.daysAgo());
    }

    private String ranked(Rule.Ranked rule, AsOf then) {
        var value = then.rank(rule.by()).apply(subject).map(Explanation::plain).orElse("unknown");
        var found =
                switch (rule.by()) {
                    case Rule.Ranking.OfTrait(var trait) -> trait + " is " + value;
                    case Rule.Ranking.OfScore(var score) -> score + " of " + value + " points";
                    case Rule.Ranking.OfMeasure(var measure, var window) -> said(measure, window, then);
                };
        var least = then.threshold(rule)
                .filter(number -> !number.isInfinite())
                .map(number -> number > 0 ? plain(number) : "more than 0")
                .orElse("more than anybody has");
        return found + " (needs " + least + " to be among " + Words.ranked(rule) + ")";
    }

    private static String plain(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String people(Rule.People people, AsOf then) {
        var percent = people.base() instanceof Rule.Base.Heads ? "" : "%";
        var of =
                switch (people.base()) {
                    case Rule.Base.Heads _, Rule.Base.Everybody _ -> " of " + subject.people() + " people: ";
                    case Rule.Base.OfTrait(var trait) -> " of " + words(subject.trait(trait)) + " " + trait + ": ";
                };
        return subject.people(people, then.date()) + of + Words.of(people.who()) + " (needs "
                + Words.plain(people.amount().text()) + percent + ")";
    }

    private static String needs(Amount amount) {
        return amount instanceof Amount.AtLeast(var least)
                ? " (needs " + least.toPlainString() + ")"
                : " (needs " + Words.plain(amount.text()) + ")";
    }
}
