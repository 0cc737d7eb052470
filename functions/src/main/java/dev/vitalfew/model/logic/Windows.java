package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Window;
import java.time.LocalDate;

/** Which windows lie within others, whatever the date. */
final class Windows {

    private Windows() {}

    static boolean isWithin(Window one, Window other) {
        return one.equals(other)
                || switch (other) {
                    case Window.InLast(var days) -> isRecent(one) && one.reach() <= days;
                    case Window.Complete(var days) -> one instanceof Window.Complete && one.reach() <= days + 1;
                    case Window.Dates(var from, var to) ->
                        one instanceof Window.Dates dates
                                && !dates.from().isBefore(from)
                                && !dates.to().isAfter(to);
                    case Window.Ever _ ->
                        isRecent(one)
                                || one instanceof Window.Dates(var from, var _) && !from.isBefore(LocalDate.EPOCH);
                    case Window.Before _ -> false;
                };
    }

    /** Whether it is so many dates back from today. */
    private static boolean isRecent(Window window) {
        return switch (window) {
            case Window.InLast _, Window.Complete _, Window.Before _ -> true;
            case Window.Dates _, Window.Ever _ -> false;
        };
    }
}
