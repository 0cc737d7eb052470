package dev.vitalfew.lenses;

import java.util.List;

/** A rule as of a date, made ready to be asked of many subjects: see {@link AsOf}. */
@FunctionalInterface
interface Condition {

    Condition ALWAYS = _ -> Truth.YES;

    Truth of(Subject subject);

    default boolean holds(Subject subject) {
        return of(subject) instanceof Truth.Yes;
    }

    /** Yes if one is yes; else unknown if one is; else no. */
    static Condition any(List<Condition> conditions) {
        var all = conditions.toArray(Condition[]::new);
        return subject -> {
            var any = Truth.NO;
            for (var one : all) {
                var truth = one.of(subject);
                if (truth instanceof Truth.Yes) {
                    return truth;
                }
                any = any instanceof Truth.No ? truth : any;
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
                if (truth instanceof Truth.No) {
                    return truth;
                }
                every = every instanceof Truth.Yes ? truth : every;
            }
            return every;
        };
    }

    static Condition not(Condition negated) {
        return subject -> Truth.not(negated.of(subject));
    }
}
