package dev.vitalfew.model;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Reads a condition on a trait, or on how much was counted of an event, page or feature. */
final class LeafReader {

    /** The log keeps events so long; a count over more could not be made again from it. */
    static final int LOG_DAYS = 100;

    private final Scope scope;

    LeafReader(Scope scope) {
        this.scope = scope;
    }

    Optional<Rule> trait(Entry entry) {
        var allowed = new ArrayList<>(Amounts.COMPARISONS);
        allowed.add("trait");
        entry.allows(allowed);
        return entry.text("trait")
                .flatMap(trait -> Amounts.comparison(entry).map(value -> new Rule.Stated(trait, value)));
    }

    Optional<Rule> counted(String subject, Entry entry) {
        var allowed = new ArrayList<>(Amounts.KEYS);
        allowed.addAll(List.of(subject, "where", "count", "each_at_least", "in_last", "fell_by", "from_at_least"));
        if (subject.equals("feature")) {
            allowed.add("except");
        }
        entry.allows(allowed);
        var window = window(entry);
        var how = how(entry, subject);
        var where = where(entry);
        var counted = new CountedReader(scope).what(subject, entry);
        if (window.isEmpty() || how.isEmpty() || where.isEmpty() || counted.isEmpty()) {
            return Optional.empty();
        }
        var draft = new Draft(how.get(), window.get(), where.get(), counted.get());
        return entry.has("fell_by") ? fell(entry, draft) : amount(entry, draft);
    }

    /** What was read before it is known how it is compared. */
    private record Draft(Measure.How how, Window window, Map<String, Comparison> where, CountedReader.Counted counted) {

        Measure measure(int keptDays, boolean timesMatter) {
            var meters = counted.what().stream()
                    .map(what -> new Meter(what, where, keptDays, timesMatter))
                    .toList();
            return new Measure(how, meters, counted.words());
        }
    }

    private static Optional<Rule> amount(Entry entry, Draft draft) {
        if (entry.has("from_at_least")) {
            entry.error(entry.atKey("from_at_least"), "from_at_least belongs to fell_by", "at_least");
        }
        return Amounts.count(entry)
                .filter(amount -> canHold(entry, draft, amount))
                .map(amount -> new Rule.Counted(
                        draft.measure(draft.window().reach(), timesMatter(draft.how(), amount)),
                        draft.window(),
                        amount));
    }

    private static boolean timesMatter(Measure.How how, Amount amount) {
        return switch (how) {
            case Measure.How.Times _ -> !amount.asksOnlyWhetherAny();
            case Measure.How.Weeks(var eachAtLeast) -> eachAtLeast > 1;
            case Measure.How.Days _, Measure.How.Kinds _ -> false;
        };
    }

    private static boolean canHold(Entry entry, Draft draft, Amount amount) {
        var most = most(draft);
        var never = LongStream.rangeClosed(0, Math.min(most, LOG_DAYS)).noneMatch(amount::test) && !amount.test(most);
        var always = LongStream.rangeClosed(0, Math.min(most, LOG_DAYS)).allMatch(amount::test) && amount.test(most);
        if (!always && (!never || most == Long.MAX_VALUE && !(amount instanceof Amount.LessThan))) {
            return true;
        }
        entry.error(
                Amounts.KEYS.stream()
                        .filter(entry::has)
                        .findFirst()
                        .map(entry::at)
                        .orElse(entry.place()),
                always ? "this always holds" : "this can never hold, the most there can be is " + most,
                most == Long.MAX_VALUE ? "a number from 1" : "a number from 1 to " + most);
        return false;
    }

    /** The greatest count there can be. */
    private static long most(Draft draft) {
        var days = draft.window() instanceof Window.Ever
                ? Long.MAX_VALUE
                : draft.window().reach();
        return switch (draft.how()) {
            case Measure.How.Times _ -> Long.MAX_VALUE;
            case Measure.How.Days _ -> days;
            case Measure.How.Weeks _ -> days / 7;
            case Measure.How.Kinds _ -> draft.counted().what().size();
        };
    }

    private static Optional<Rule> fell(Entry entry, Draft draft) {
        if (Amounts.isIn(entry) || !(draft.window() instanceof Window.InLast(var days))) {
            entry.error(
                    entry.atKey("fell_by"),
                    Amounts.isIn(entry) ? "fell_by is a comparison already" : "fell_by needs in_last in days",
                    "{ count: days, in_last: 28d, fell_by: 50%, from_at_least: 8 }");
            return Optional.empty();
        }
        var reach = new Window.Before(days).reach();
        if (reach > LOG_DAYS) {
            tooFar(entry, reach, (LOG_DAYS - 1) / 2);
            return Optional.empty();
        }
        var percent = entry.text("fell_by").flatMap(Quantity::percentage).filter(number -> number.signum() > 0);
        if (percent.isEmpty()) {
            entry.error(entry.at("fell_by"), "fell_by is a percentage", "fell_by: 50%");
        }
        var from = whole(entry, "from_at_least", 1);
        return percent.flatMap(by -> from.map(base -> fell(draft, days, by, base)));
    }

    private static Rule fell(Draft draft, int days, BigDecimal percent, int fromAtLeast) {
        var measure = draft.measure(new Window.Before(days).reach(), draft.how() instanceof Measure.How.Times);
        return new Rule.Fell(measure, days, percent, fromAtLeast);
    }

    private static Optional<Integer> whole(Entry entry, String key, int otherwise) {
        if (!entry.has(key)) {
            return Optional.of(otherwise);
        }
        var number = entry.text(key).flatMap(Quantity::count).filter(found -> found > 0);
        if (number.isEmpty()) {
            entry.error(entry.at(key), key + " is a whole number from 1", key + ": 8");
        }
        return number;
    }

    private static Optional<Measure.How> how(Entry entry, String subject) {
        var how = entry.text("count").orElse("times");
        if (entry.has("each_at_least") && !how.equals("weeks")) {
            entry.error(entry.atKey("each_at_least"), "each_at_least is about weeks", "count: weeks");
        }
        return switch (how) {
            case "times" -> Optional.of(new Measure.How.Times());
            case "days" -> Optional.of(new Measure.How.Days());
            case "weeks" -> whole(entry, "each_at_least", 1).map(Measure.How.Weeks::new);
            case "kinds" -> {
                if (!subject.equals("feature")) {
                    entry.error(entry.at("count"), "kinds are counted of features", "feature: any, count: kinds");
                    yield Optional.empty();
                }
                yield Optional.of(new Measure.How.Kinds());
            }
            default -> {
                var ways = List.of("times", "days", "weeks", "kinds");
                entry.error(entry.at("count"), how + " can't be counted", Nearest.instead(how, ways));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Window> window(Entry entry) {
        var weeks = entry.text("count").equals(Optional.of("weeks"));
        if (!entry.has("in_last")) {
            if (weeks) {
                entry.error(entry.place(), "weeks are counted back from today", "in_last: 4w");
                return Optional.empty();
            }
            return Optional.of(new Window.Ever());
        }
        var days = entry.text("in_last").flatMap(Quantity::days);
        if (days.isEmpty() || weeks && days.get() % 7 != 0) {
            entry.error(
                    entry.at("in_last"),
                    entry.text("in_last").orElse("nothing")
                            + (weeks ? " is not a number of weeks" : " is not a number of days or weeks"),
                    weeks ? "in_last: 4w" : "in_last: 28d");
            return Optional.empty();
        }
        var window = weeks ? new Window.Complete(days.get()) : new Window.InLast(days.get());
        if (window.reach() > LOG_DAYS) {
            tooFar(entry, window.reach(), weeks ? 98 : LOG_DAYS);
            return Optional.empty();
        }
        return Optional.of(window);
    }

    private static void tooFar(Entry entry, int reach, int most) {
        entry.error(
                entry.at("in_last"),
                "this reaches back " + reach + " days, and the log keeps " + LOG_DAYS,
                "in_last: " + most + "d at most");
    }

    /** What the event's properties must be like; empty when it can't be read. */
    private static Optional<Map<String, Comparison>> where(Entry entry) {
        var conditions = new HashMap<String, Comparison>();
        if (!entry.has("where")) {
            return Optional.of(conditions);
        }
        var where = entry.entry("where");
        for (var property : where.map(Entry::keys).orElse(Set.of())) {
            where.flatMap(all -> all.entry(property))
                    .flatMap(one -> Amounts.comparison(one.allows(Amounts.COMPARISONS)))
                    .ifPresent(comparison -> conditions.put(property, comparison));
        }
        return where.filter(all -> all.keys().size() == conditions.size()).map(_ -> conditions);
    }
}
