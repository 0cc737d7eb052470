package dev.vitalfew.lenses;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.What;
import dev.vitalfew.rules.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A rule in words, without anybody's values. */
final class Words {

    private static final int FEW = 6;

    private Words() {}

    static String of(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> joined(rules, " and ");
            case Rule.Any(var rules) -> joined(rules, " or ");
            case Rule.Not(var negated) -> "not (" + of(negated) + ")";
            case Rule.Otherwise _ -> "anybody";
            case Rule.Named named -> named.name();
            case Rule.Stated(var trait, var value) -> trait + " " + stated(value);
            case Rule.Answered(var group, var window) ->
                group.map(one -> "NPS " + one.text()).orElse("an answer to the NPS question") + lately(window);
            case Rule.Prefers prefers -> prefers.preference().name() + " " + needed(prefers);
            case Rule.Counted(var measure, var window, var amount) ->
                counted(measure)
                        + measure.subject()
                        + lately(window)
                        + (amount.asksOnlyWhetherAny() && amount.test(1) ? "" : ", " + plain(amount.text()));
            case Rule.Dated(var trait, var date) -> trait + " " + plain(date.text());
            case Rule.Listed(var file, var _) -> "in " + file;
            case Rule.Trended trended ->
                trended.measure().subject() + (trended.trend() == Rule.Trend.FELL ? " fell by " : " rose by ")
                        + trended.percent().toPlainString() + "%";
            case Rule.Quiet quiet -> no(quiet.measure()) + lately(new Window.InLast(quiet.days()));
            case Rule.Happened happened ->
                (happened.end() == Rule.End.FIRST ? "first " : "last ")
                        + happened.measure().subject() + " "
                        + plain(happened.daysAgo().text()) + " days ago";
            case Rule.Followed followed ->
                followed.first().subject() + ", then " + followed.then().subject() + " within "
                        + counted(followed.within(), "day") + lately(followed.window());
            case Rule.Ranked ranked -> ranked(ranked);
            case Rule.Scored(var score, var points) -> score + " " + plain(points.text());
            case Rule.Placed(var lens, var segments) -> lens + " is " + String.join(" or ", segments);
            case Rule.Member(var audience) -> "in " + audience;
            case Rule.People people -> "people with " + of(people.who());
        };
    }

    /** What a preference must be like, and by which sources, if not by any. */
    static String needed(Rule.Prefers rule) {
        var sources =
                rule.sources().stream().map(Preference.Source::text).sorted().toList();
        return wanted(rule.value())
                + (sources.size() == Preference.Source.values().length ? "" : ", " + String.join(" or ", sources));
    }

    private static String stated(Comparison value) {
        return switch (value) {
            case Comparison.Is _, Comparison.IsNot _, Comparison.In _, Comparison.NotIn _ -> "is " + wanted(value);
            case Comparison other -> plain(other.text());
        };
    }

    /** What a value must be: {@code scale}, {@code one of DE, AT}, {@code at least 50}. */
    static String wanted(Comparison value) {
        return switch (value) {
            case Comparison.Is(var wanted) -> wanted;
            case Comparison.IsNot(var unwanted) -> "not " + unwanted;
            case Comparison.In(var wanted) -> "one of " + some(wanted);
            case Comparison.NotIn(var unwanted) -> "none of " + some(unwanted);
            case Comparison other -> plain(other.text());
        };
    }

    /** The first few of many; what differs by its case alone is said once. */
    private static String some(List<String> texts) {
        var seen = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        var different = texts.stream().filter(seen::add).toList();
        return different.size() <= FEW
                ? String.join(", ", different)
                : String.join(", ", different.subList(0, FEW)) + " and " + (different.size() - FEW) + " more";
    }

    /** None of it: {@code no Task Created}, or {@code not active} where anything counts. */
    static String no(Measure measure) {
        var anything = measure.meters().stream().allMatch(meter -> meter.what() instanceof What.Anything);
        return (anything ? "not " : "no ") + measure.subject();
    }

    /** What is done with the numbers of a property; nothing for what is counted by times, days, weeks or kinds. */
    static String counted(Measure measure) {
        return switch (measure.how()) {
            case Measure.How.Sum(var property) -> "sum of " + property + " of ";
            case Measure.How.Average(var property) -> "average " + property + " of ";
            case Measure.How.Least(var property) -> "least " + property + " of ";
            case Measure.How.Most(var property) -> "most " + property + " of ";
            case Measure.How.Times _, Measure.How.Days _, Measure.How.Weeks _, Measure.How.Kinds _ -> "";
        };
    }

    static String ranked(Rule.Ranked rule) {
        var by =
                switch (rule.by()) {
                    case Rule.Ranking.OfTrait(var trait) -> trait;
                    case Rule.Ranking.OfScore(var score) -> score;
                    case Rule.Ranking.OfMeasure(var measure, var window) ->
                        counted(measure) + measure.subject() + lately(window);
                };
        var share = rule.percent().stripTrailingZeros().toPlainString() + "%";
        return rule.byTotal() ? "those who bring " + share + " of all " + by : "the top " + share + " by " + by;
    }

    static String plain(String text) {
        return text.replace('_', ' ');
    }

    static String lately(Window window) {
        if (window instanceof Window.Dates(var from, var to)) {
            return (from.equals(LocalDate.EPOCH) ? "" : " since " + from)
                    + (to.equals(LocalDate.MAX) ? "" : " until " + to);
        }
        var days = days(window);
        return days == 0 ? "" : " in the last " + (days == 1 ? "day" : counted(days, "day"));
    }

    static String onDays(Measure measure, long count, Window window) {
        var days = days(window);
        if (days == 0) {
            return measure.subject() + " on " + counted(count, "day") + lately(window);
        }
        return days == 1
                ? (count == 0 ? no(measure) : measure.subject()) + lately(window)
                : measure.subject() + " on " + count + " of the last " + days + " days";
    }

    static String inWeeks(Measure measure, long count, int weeks, int each) {
        if (weeks > 1) {
            return measure.subject() + " in " + count + " of the last " + weeks + " weeks"
                    + (each == 1 ? "" : ", at least " + each + " times each");
        }
        if (each == 1) {
            return (count == 0 ? no(measure) : measure.subject()) + " in the last week";
        }
        return measure.subject() + (count == 0 ? " fewer than " : " at least ") + each + " times in the last week";
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Its length; 0 without a window. */
    static int days(Window window) {
        return switch (window) {
            case Window.InLast(var days) -> days;
            case Window.Complete(var days) -> days;
            case Window.Before(var days) -> days;
            case Window.Dates _, Window.Ever _ -> 0;
        };
    }

    private static String joined(List<Rule> rules, String with) {
        return rules.stream().map(Words::of).collect(Collectors.joining(with));
    }
}
