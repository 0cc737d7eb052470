package dev.vitalfew.lenses;

import dev.vitalfew.rules.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule as of a date, made ready to be asked of many subjects: see {@link AsOf}. Everybody is asked all of them, so {@link
 * #of} asks each kind where it stands: to call a method of its own for each took a sixth of the time.
 */
sealed interface Condition {

    Condition ALWAYS = new All(new Condition[0]);
    Condition NEVER = new Not(ALWAYS);

    record All(Condition[] conditions) implements Condition {}

    record Not(Condition negated) implements Condition {}

    /** Of the bits that are {@code asked} for, from {@code least} to {@code most} are as {@code wanted}. */
    record Marked(Glance glance, int word, long asked, long wanted, int least, int most) implements Condition {

        /** All bits are as wanted. */
        static Marked all(Glance glance, int word, long asked, long wanted) {
            var size = Long.bitCount(asked);
            return new Marked(glance, word, asked, wanted, size, size);
        }

        boolean isIn(long[] signs) {
            var found = Long.bitCount(~(signs[word] ^ wanted) & asked);
            return found >= least & found <= most;
        }

        private boolean isOfAll() {
            return least == most && least == Long.bitCount(asked);
        }

        private Condition and(Marked other) {
            var contradicting = asked & other.asked & (wanted ^ other.wanted);
            return contradicting == 0 ? all(glance, word, asked | other.asked, wanted | other.wanted) : NEVER;
        }

        private Condition not() {
            var size = Long.bitCount(asked);
            if (isOfAll() && size == 1) {
                return all(glance, word, asked, wanted ^ asked);
            }
            if (most == size) {
                return new Marked(glance, word, asked, wanted, 0, least - 1);
            }
            return least == 0 ? new Marked(glance, word, asked, wanted, most + 1, size) : new Not(this);
        }
    }

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
            case Marked marked -> Truth.of(marked.isIn(subject.signs(marked.glance)));
            case All(var conditions) -> all(conditions, subject);
            case Not(var negated) -> Truth.not(of(negated, subject));
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

    /** Those that ask for bits of one word become one, and come first: no reason is lost, since they are never unknown. */
    static Condition all(List<Condition> conditions) {
        var all = new ArrayList<Condition>();
        conditions.stream()
                .flatMap(one -> one instanceof All(var inner) ? Arrays.stream(inner) : Stream.of(one))
                .forEach(one -> join(all, one));
        all.sort(Comparator.comparing(one -> !(one instanceof Marked)));
        return all.size() == 1 ? all.getFirst() : new All(all.toArray(Condition[]::new));
    }

    private static void join(List<Condition> all, Condition one) {
        if (one instanceof Marked marked && marked.isOfAll()) {
            for (var i = 0; i < all.size(); i++) {
                if (all.get(i) instanceof Marked like && like.isOfAll() && like.word == marked.word) {
                    all.set(i, like.and(marked));
                    return;
                }
            }
        }
        all.add(one);
    }

    /** Of these, each of one bit, so many hold. */
    static Condition several(List<Marked> each, Range range) {
        if (each.stream().mapToInt(Marked::word).distinct().count() != 1) {
            return new Other(subject -> Truth.of(
                    range.has(each.stream().filter(one -> one.holds(subject)).count())));
        }
        var bits = each.stream().mapToLong(Marked::asked).reduce(0, (one, other) -> one | other);
        var least = Math.clamp(range.least(), 0, each.size() + 1);
        var most = Math.clamp(range.most(), -1, each.size());
        return new Marked(each.getFirst().glance, each.getFirst().word, bits, bits, least, most);
    }

    /** What is seen at a glance of all whom it holds of: of others it need not be asked. */
    static Marked seen(Condition condition, Glance glance) {
        return switch (condition) {
            case Marked marked -> marked;
            case OfTheOld(var _, var old) -> seen(old, glance);
            case All(var conditions) when conditions.length > 0 && conditions[0] instanceof Marked first -> first;
            default -> Marked.all(glance, 0, 0, 0);
        };
    }

    static Condition any(List<Condition> conditions) {
        return not(all(conditions.stream().map(Condition::not).toList()));
    }

    static Condition not(Condition condition) {
        return switch (condition) {
            case Marked marked -> marked.not();
            case Not(var negated) -> negated;
            default -> new Not(condition);
        };
    }
}
