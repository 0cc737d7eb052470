package dev.vitalfew.model;

import dev.vitalfew.model.MeasureReader.Draft;
import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure.How;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a condition on what was counted of an event, page, feature or email. */
final class LeafReader {

    private static final List<String> TRENDS = List.of("fell_by", "rose_by");
    private static final List<String> ENDS =
            List.of("first_more_than", "first_less_than", "last_more_than", "last_less_than");
    private static final String QUIET = "not_in_last";
    private static final String THEN = "then";
    private static final String TOP = "top";
    private static final List<String> FORMS = together(TRENDS, ENDS, List.of(QUIET, THEN, TOP));

    private final MeasureReader measures;

    LeafReader(Scope scope) {
        this.measures = new MeasureReader(scope);
    }

    Optional<Rule> read(String subject, Entry entry) {
        var forms = FORMS.stream().filter(entry::has).toList();
        if (forms.size() > 1) {
            entry.error(
                    entry.atKey(forms.get(1)),
                    "a condition has one comparison",
                    "all: [ … ] with a condition for each");
            return Optional.empty();
        }
        if (forms.isEmpty()) {
            allow(subject, entry, Amounts.KEYS, MeasureReader.HOW, WindowReader.KEYS);
            return amount(subject, entry);
        }
        var form = forms.getFirst();
        if (TRENDS.contains(form)) {
            allow(subject, entry, List.of("count", "in_last", form, "from_at_least"));
            return trended(subject, entry, form);
        }
        if (ENDS.contains(form)) {
            allow(subject, entry, List.of(form));
            return happened(subject, entry, form);
        }
        if (form.equals(QUIET)) {
            allow(subject, entry, List.of(QUIET, "young"));
            return quiet(subject, entry);
        }
        if (form.equals(TOP)) {
            allow(subject, entry, MeasureReader.HOW, WindowReader.KEYS, TopReader.KEYS);
            return top(subject, entry);
        }
        allow(subject, entry, WindowReader.KEYS, List.of(THEN, "within"));
        return followed(subject, entry);
    }

    @SafeVarargs
    private static void allow(String subject, Entry entry, Collection<String>... more) {
        var allowed = new ArrayList<>(MeasureReader.keys(subject));
        Stream.of(more).forEach(allowed::addAll);
        entry.allows(allowed);
    }

    @SafeVarargs
    private static List<String> together(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private Optional<Rule> amount(String subject, Entry entry) {
        var window = WindowReader.read(entry, entry.text("count").equals(Optional.of("weeks")));
        var draft = measures.read(subject, entry);
        if (window.isEmpty() || draft.isEmpty()) {
            return Optional.empty();
        }
        var amount = draft.get().isOfProperty() ? Amounts.number(entry) : Amounts.count(entry);
        return amount.filter(one -> canHold(entry, draft.get(), window.get(), one))
                .map(one -> new Rule.Counted(
                        draft.get()
                                .measure(
                                        window.get().reach(),
                                        timesMatter(draft.get().how(), one)),
                        window.get(),
                        one));
    }

    private static boolean timesMatter(How how, Amount amount) {
        return switch (how) {
            case How.Times _ -> !amount.asksOnlyWhetherAny();
            case How.Weeks(var eachAtLeast) -> eachAtLeast > 1;
            case How.Days _, How.Kinds _ -> false;
            case How.Sum _, How.Average _, How.Least _, How.Most _ -> true;
        };
    }

    private static boolean canHold(Entry entry, Draft draft, Window window, Amount amount) {
        if (draft.isOfProperty()) {
            return true;
        }
        var most = most(draft, window);
        var asked = amount.range(0);
        var always = asked.least() <= 0 && asked.most() >= most;
        if (!always && asked.least() <= most && asked.most() >= 0) {
            return true;
        }
        entry.error(
                Amounts.KEYS.stream()
                        .filter(entry::has)
                        .findFirst()
                        .map(entry::at)
                        .orElse(entry.place()),
                always
                        ? "this always holds"
                        : "this can never hold, "
                                + (asked.most() < 0
                                        ? "the least there can be is 0"
                                        : "the most there can be is " + most),
                instead(amount, most));
        return false;
    }

    private static String instead(Amount amount, long most) {
        if (amount instanceof Amount.AtMost) {
            return "a number from 0 to " + (most - 1);
        }
        return most == Long.MAX_VALUE ? "a number from 1" : "a number from 1 to " + most;
    }

    /** The greatest count there can be. */
    private static long most(Draft draft, Window window) {
        return switch (draft.how()) {
            case How.Days _ -> window.mostDates();
            case How.Weeks _ -> window.mostDates() / 7;
            case How.Kinds _ -> draft.counted().what().size();
            case How.Times _, How.Sum _, How.Average _, How.Least _, How.Most _ -> Long.MAX_VALUE;
        };
    }

    private Optional<Rule> trended(String subject, Entry entry, String form) {
        var days = WindowReader.read(entry, false)
                .filter(Window.InLast.class::isInstance)
                .map(Window::reach);
        if (days.isEmpty()) {
            entry.error(
                    entry.atKey(form),
                    form + " needs in_last in days",
                    "{ count: days, in_last: 28d, " + form + ": 50%, from_at_least: 8 }");
            return Optional.empty();
        }
        var reach = new Window.Before(days.get()).reach();
        if (!WindowReader.isInLog(entry, "in_last", reach, (WindowReader.LOG_DAYS - 1) / 2)) {
            return Optional.empty();
        }
        var trend = form.equals("fell_by") ? Rule.Trend.FELL : Rule.Trend.ROSE;
        var percent = entry.text(form)
                .flatMap(trend == Rule.Trend.FELL ? Quantity::percentage : Quantity::growth)
                .filter(number -> number.signum() > 0);
        if (percent.isEmpty()) {
            entry.error(entry.at(form), form + " is a percentage", form + ": 50%");
        }
        var from = MeasureReader.whole(entry, "from_at_least", 1);
        var draft = measures.read(subject, entry).filter(one -> isCount(entry, one));
        return percent.flatMap(by -> from.flatMap(base -> draft.map(one ->
                new Rule.Trended(one.measure(reach, one.how() instanceof How.Times), days.get(), trend, by, base))));
    }

    private static boolean isCount(Entry entry, Draft draft) {
        var fits = !draft.isOfProperty() && !(draft.how() instanceof How.Weeks);
        if (!fits) {
            entry.error(entry.at("count"), "what falls or rises is a count", "count: times, days or kinds");
        }
        return fits;
    }

    private Optional<Rule> happened(String subject, Entry entry, String form) {
        var draft = measures.read(subject, entry);
        var days = entry.text(form).flatMap(Quantity::days);
        if (days.isEmpty()) {
            entry.error(entry.at(form), form + " is a number of days or weeks ago", form + ": 30d");
        }
        var end = form.startsWith("first") ? Rule.End.FIRST : Rule.End.LAST;
        return days.flatMap(number -> draft.map(one -> new Rule.Happened(
                one.measure(Meter.FOREVER, false),
                end,
                form.endsWith("more_than") ? Amount.atLeast(number + 1L) : Amount.lessThan(number))));
    }

    private Optional<Rule> quiet(String subject, Entry entry) {
        var draft = measures.read(subject, entry);
        var days = entry.text(QUIET).flatMap(Quantity::days);
        if (days.isEmpty()) {
            entry.error(entry.at(QUIET), QUIET + " is a number of days or weeks", QUIET + ": 14d");
            return Optional.empty();
        }
        if (!WindowReader.isInLog(entry, QUIET, days.get(), WindowReader.LOG_DAYS)) {
            return Optional.empty();
        }
        var young = entry.text("young").orElse("unknown");
        if (!List.of("unknown", "included").contains(young)) {
            entry.error(entry.at("young"), "young is unknown or included", "young: included");
        }
        return draft.map(one -> new Rule.Quiet(one.measure(days.get(), false), days.get(), young.equals("included")));
    }

    private Optional<Rule> top(String subject, Entry entry) {
        var window = WindowReader.read(entry, entry.text("count").equals(Optional.of("weeks")));
        var draft = measures.read(subject, entry);
        return window.flatMap(dates -> draft.flatMap(
                one -> TopReader.read(entry, new Rule.Ranking.OfMeasure(one.measure(dates.reach(), true), dates))));
    }

    private Optional<Rule> followed(String subject, Entry entry) {
        var window = WindowReader.read(entry, false);
        var first = measures.read(subject, entry);
        var within = entry.text("within").flatMap(Quantity::days);
        if (within.isEmpty()) {
            entry.error(
                    entry.has("within") ? entry.at("within") : entry.atKey(THEN),
                    "within says how many days later at most",
                    "within: 7d");
        }
        var then = entry.entry(THEN).flatMap(this::next);
        if (window.isEmpty() || first.isEmpty() || within.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        var reach = window.get().reach();
        return Optional.of(new Rule.Followed(
                first.get().measure(reach, false), then.get().measure(reach, false), within.get(), window.get()));
    }

    private Optional<Draft> next(Entry then) {
        var subjects = RuleReader.COUNTED.stream().filter(then::has).toList();
        if (subjects.size() != 1) {
            then.error(then.place(), "then is one event, page, feature or email", "then: { event: Project Launched }");
            return Optional.empty();
        }
        then.allows(MeasureReader.keys(subjects.getFirst()));
        return measures.read(subjects.getFirst(), then);
    }
}
