package dev.vitalfew.lenses;

import java.util.List;

/** A rule as of a date, made ready to be asked of many subjects: see {@link AsOf}. */
@FunctionalInterface
interface Condition {

    Condition ALWAYS = _ -> Truth.YES;

    Truth of(Subject subject);

    default boolean holds(Subject subject) {
        return of(subject).isYes();
    }

    /** Yes if one is yes; else unknown if one is; else no. */
    static Condition any(List<Condition> conditions) {
        var all = conditions.toArray(Condition[]::new);
        return subject -> {
            var any = Truth.NO;
            for (var one : all) {
                var truth = one.of(subject);
                if (truth.isYes()) {
                    return truth;
                }
                any = any.isNo() ? truth : any;
            }
            return any;
        };
    }

    /** No if one is no; else unknown if one is; else yes. */
    static Condition all(List<Condition> conditions) {
        var all = conditions.toArray(Condition[]::new);
        return subject -> {
            var every = Truth.YES;
            for (var one : all) {
                var truth = one.of(subject);
                if (truth.isNo()) {
                    return truth;
                }
                every = every.isYes() ? truth : every;
            }
            return every;
        };
    }

    static Condition not(Condition negated) {
        return subject -> negated.of(subject).not();
    }
}
