package dev.vitalfew.lenses;

import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.util.List;
import java.util.stream.Collectors;

/** A rule in words, without anybody's values. */
final class Words {

    private Words() {}

    static String of(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> joined(rules, " and ");
            case Rule.Any(var rules) -> joined(rules, " or ");
            case Rule.Not(var negated) -> "not (" + of(negated) + ")";
            case Rule.Otherwise _ -> "anybody";
            case Rule.Named named -> named.name();
            case Rule.Stated(var trait, var value) -> trait + " " + plain(value.text());
            case Rule.Answered(var group, var window) ->
                group.map(one -> "NPS " + one.text()).orElse("an answer to the NPS question") + lately(window);
            case Rule.Counted(var measure, var window, var amount) ->
                measure.subject()
                        + lately(window)
                        + (amount.asksOnlyWhetherAny() && amount.test(1) ? "" : ", " + plain(amount.text()));
            case Rule.Fell fell ->
                fell.measure().subject() + " fell by " + fell.percent().toPlainString() + "%";
            case Rule.Placed(var lens, var segments) -> lens + " is " + String.join(" or ", segments);
            case Rule.Member(var audience) -> "in " + audience;
            case Rule.People people -> "people with " + of(people.who());
        };
    }

    static String plain(String text) {
        return text.replace('_', ' ');
    }

    static String lately(Window window) {
        var days = days(window);
        return days == 0 ? "" : " in the last " + counted(days, "day");
    }

    static String ofTheDays(Window window) {
        var days = days(window);
        return days == 0 ? " days" : " of the last " + counted(days, "day");
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
            case Window.Ever _ -> 0;
        };
    }

    private static String joined(List<Rule> rules, String with) {
        return rules.stream().map(Words::of).collect(Collectors.joining(with));
    }
}
