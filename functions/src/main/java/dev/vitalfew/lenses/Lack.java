package dev.vitalfew.lenses;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;

/** Why a lens can't judge yet, in words: what it needs and does not find. */
final class Lack {

    private Lack() {}

    /** @param need a rule of a lens's needs, which did not hold */
    static String of(Rule need) {
        return switch (need) {
            case Rule.Stated stated
            when stated.value() instanceof Comparison.Exists -> "no " + stated.trait() + " is known";
            case Rule.Prefers prefers
            when prefers.value() instanceof Comparison.Exists ->
                "no " + prefers.preference().name() + " is known";
            case Rule.Answered answered
            when answered.group().isEmpty() -> "has not answered the NPS question" + inDays(answered.window());
            case Rule.People people when asksForAnybody(people) -> nobody(people.who());
            case Rule rule -> "not yet: " + Words.of(rule);
        };
    }

    private static String nobody(Rule who) {
        return who instanceof Rule.Answered(var group, var window) && group.isEmpty()
                ? "nobody has answered the NPS question" + inDays(window)
                : "nobody yet: " + Words.of(who);
    }

    private static boolean asksForAnybody(Rule.People people) {
        return people.amount().asksOnlyWhetherAny() && people.amount().test(1);
    }

    private static String inDays(Window window) {
        var days = Words.days(window);
        return days == 0 ? " yet" : " in " + Words.counted(days, "day");
    }
}
