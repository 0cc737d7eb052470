package dev.vitalfew.lenses;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Range;
import dev.vitalfew.usage.Columns;
import java.util.List;

/**
 * A rule as of a date, made ready to be asked of many subjects: see {@link AsOf}. Everybody is asked all of them, so {@link
 * #of} asks each kind where it stands: to call a method of its own for each took a sixth of the time.
 */
sealed interface Condition {

    Condition ALWAYS = new All(new Condition[0]);
    Condition NEVER = new Any(new Condition[0]);

    record All(Condition[] conditions) implements Condition {}

    record Any(Condition[] conditions) implements Condition {}

    record Not(Condition negated) implements Condition {}

    /** What was counted in a column is within the range; on how many dates, or how often. */
    record Counted(Columns columns, int column, boolean isDates, Range range) implements Condition {}

    /** In how many of the columns there is {@code least} at least is within the range. */
    record Several(Columns columns, int[] each, long least, Range range) implements Condition {}

    /** A trait is one of these, or, unless {@code isWanted}, none of them. */
    record OneOf(String trait, List<String> texts, boolean isWanted) implements Condition {}

    /** A trait is a number of that amount, which those of the range are among the whole ones. */
    record OfAmount(String trait, Comparison.OfAmount amount, Range whole) implements Condition {}

    /** Unknown of those who are too young for it. */
    record OfTheOld(Youth young, Condition condition) implements Condition {}

    /** Unknown, unless it is {@code certain}, of those whose counts begin later than the rule asks. */
    record SinceBegun(Begin begin, Condition certain, Condition condition) implements Condition {
        private Truth known(Subject subject) {
            return begin.unknown(subject.usage())
                    .filter(_ -> !certain.holds(subject))
                    .orElseGet(() -> condition.of(subject));
        }
    }

    record Other(Question question) implements Condition {}

    @FunctionalInterface
    interface Question {
        Truth of(Subject subject);
    }

    static Truth of(Condition condition, Subject subject) {
        return switch (condition) {
            case Counted(var columns, var column, var isDates, var range) -> {
                var counts = subject.counts(columns);
                yield Truth.of(range.has(isDates ? counts.dates(column) : counts.numbers(column)));
            }
            case All(var conditions) -> all(conditions, subject);
            case Any(var conditions) -> any(conditions, subject);
            case Not(var negated) -> Truth.not(of(negated, subject));
            case Several(var columns, var each, var least, var range) ->
                Truth.of(range.has(subject.counts(columns).columnsWith(least, each)));
            case OneOf(var trait, var texts, var isWanted) ->
                Truth.of(Comparison.isOneOf(subject.trait(trait), texts) == isWanted);
            case OfAmount(var trait, var amount, var whole) -> {
                var value = subject.trait(trait);
                yield Truth.of(value.isInt() ? whole.has(value.intValue()) : amount.test(value));
            }
            case OfTheOld(var young, var old) -> young.is(subject) ? young.unknown(subject) : of(old, subject);
            case SinceBegun begun -> begun.known(subject);
            case Other(var question) -> question.of(subject);
        };
    }

    default Truth of(Subject subject) {
        return of(this, subject);
    }

    default boolean holds(Subject subject) {
        return of(this, subject) == Truth.YES;
    }

    /** Yes if one is yes; else unknown if one is; else no. */
    private static Truth any(Condition[] conditions, Subject subject) {
        var any = Truth.NO;
        for (var one : conditions) {
            var truth = of(one, subject);
            if (truth == Truth.YES) {
                return truth;
            }
            any = any == Truth.NO ? truth : any;
        }
        return any;
    }

    /** No if one is no; else unknown if one is; else yes. */
    private static Truth all(Condition[] conditions, Subject subject) {
        var every = Truth.YES;
        for (var one : conditions) {
            var truth = of(one, subject);
            if (truth == Truth.NO) {
                return truth;
            }
            every = every == Truth.YES ? truth : every;
        }
        return every;
    }

    static Condition all(List<Condition> conditions) {
        return new All(conditions.toArray(Condition[]::new));
    }

    static Condition any(List<Condition> conditions) {
        return new Any(conditions.toArray(Condition[]::new));
    }
}
