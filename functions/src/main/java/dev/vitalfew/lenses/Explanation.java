package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in words which conditions put a subject where it is, with the values that were found. */
final class Explanation {

    private final Subject subject;
    private final LocalDate asOf;

    Explanation(Subject subject, LocalDate asOf) {
        this.subject = subject;
        this.asOf = asOf;
    }

    String of(Lens lens) {
        return switch (subject.placement(lens, asOf)) {
            case Placement.Unclassified(var reason) -> reason;
            case Placement.In(var name) -> of(lens, name);
        };
    }

    String of(Audience audience) {
        var holds = subject.holds(audience.when(), asOf);
        return switch (holds) {
            case Truth.Yes _ -> sentence(audience.when(), true, asOf);
            case Truth.No _ -> sentence(audience.when(), false, asOf);
            case Truth.Unknown(var reason) -> reason;
        };
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
        var date = IntStream.range(0, segment.leaveAfter())
                .mapToObj(asOf::minusDays)
                .filter(one -> subject.holds(segment.when(), one).equals(Truth.YES))
                .findFirst()
                .orElseThrow();
        var sentence = sentence(segment.when(), true, date);
        return date.equals(asOf) ? sentence : "as of " + date + ": " + sentence;
    }

    private String sentence(Rule rule, boolean held, LocalDate date) {
        var leaves = new LinkedHashSet<String>();
        collect(rule, held, date, leaves);
        return String.join(", ", leaves);
    }

    /** The leaves that made the rule hold, or not hold. */
    private void collect(Rule rule, boolean held, LocalDate date, Set<String> leaves) {
        switch (rule) {
            case Rule.All(var rules) ->
                rules.stream().filter(one -> did(one, held, date)).forEach(one -> collect(one, held, date, leaves));
            case Rule.Any(var rules) ->
                rules.stream().filter(one -> did(one, held, date)).forEach(one -> collect(one, held, date, leaves));
            case Rule.Not(var negated) -> collect(negated, !held, date, leaves);
            case Rule.Named named -> collect(named.rule(), held, date, leaves);
            case Rule.Member(var audience) -> collect(subject.audience(audience).when(), held, date, leaves);
            case Rule.Otherwise _ -> {}
            case Rule.Stated(var trait, var value) -> leaves.add(stated(trait, value));
            case Rule.Answered answered -> leaves.add(answered(answered));
            case Rule.Counted counted -> leaves.add(counted(counted, date));
            case Rule.Fell fell -> leaves.add(fell(fell, date));
            case Rule.Placed(var lens, var segments) ->
                leaves.add(
                        lens + " is " + subject.placed(lens, date) + " (needs " + String.join(" or ", segments) + ")");
            case Rule.People people -> leaves.add(people(people, date));
        }
    }

    private boolean did(Rule rule, boolean held, LocalDate date) {
        return subject.holds(rule, date).equals(Truth.of(held));
    }

    private String stated(String trait, Comparison value) {
        var stated = subject.trait(trait);
        return trait + " is " + (Comparison.isMissing(stated) ? "missing" : words(stated)) + " (needs "
                + Words.plain(value.text()) + ")";
    }

    private static String words(JsonNode value) {
        var text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private String answered(Rule.Answered rule) {
        var found = subject.nps()
                .map(answer -> "NPS answer " + answer.score() + " on " + subject.dateOf(answer))
                .orElse("no NPS answer");
        return found + " (needs " + Words.of(rule) + ")";
    }

    private String counted(Rule.Counted rule, LocalDate date) {
        if (rule.measure().how() instanceof Measure.How.Times && rule.amount().asksOnlyWhetherAny()) {
            var none = subject.count(rule.measure(), rule.window(), date) == 0 ? "no " : "";
            return none + rule.measure().subject() + Words.lately(rule.window());
        }
        return found(rule.measure(), rule.window(), date) + needs(rule.amount());
    }

    private String found(Measure measure, Window window, LocalDate date) {
        var count = subject.count(measure, window, date);
        var subjectWords = measure.subject();
        return switch (measure.how()) {
            case Measure.How.Times() -> subjectWords + " " + Words.counted(count, "time") + Words.lately(window);
            case Measure.How.Days() -> subjectWords + " on " + count + Words.ofTheDays(window);
            case Measure.How.Weeks(var each) ->
                subjectWords + " in " + count + " of the last " + Words.days(window) / 7 + " weeks"
                        + (each == 1 ? "" : ", at least " + each + " times each");
            case Measure.How.Kinds() ->
                count + " of " + measure.meters().size() + " different " + subjectWords + Words.lately(window);
        };
    }

    private String fell(Rule.Fell fell, LocalDate date) {
        var before = subject.count(fell.measure(), new Window.Before(fell.days()), date);
        return found(fell.measure(), new Window.Complete(fell.days()), date) + ", before that " + before
                + " (a fall of " + fell.percent().toPlainString() + "% from at least " + fell.fromAtLeast() + ")";
    }

    private String people(Rule.People people, LocalDate date) {
        var percent = people.base() instanceof Rule.Base.Heads ? "" : "%";
        var of =
                switch (people.base()) {
                    case Rule.Base.Heads _, Rule.Base.Everybody _ -> " of " + subject.people();
                    case Rule.Base.OfTrait(var trait) -> " of " + words(subject.trait(trait)) + " " + trait;
                };
        return subject.people(people, date) + of + " people: " + Words.of(people.who()) + " (needs "
                + Words.plain(people.amount().text()) + percent + ")";
    }

    private static String needs(Amount amount) {
        return amount instanceof Amount.AtLeast(var least)
                ? " (needs " + least.toPlainString() + ")"
                : " (needs " + Words.plain(amount.text()) + ")";
    }
}
