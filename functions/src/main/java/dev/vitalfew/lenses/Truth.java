package dev.vitalfew.lenses;

import java.util.List;
import java.util.function.Function;

/** What a rule says of a subject: it holds, it doesn't, or what it needs isn't known. */
sealed interface Truth {

    record Yes() implements Truth {}

    record No() implements Truth {}

    record Unknown(String reason) implements Truth {}

    Truth YES = new Yes();
    Truth NO = new No();

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    default Truth not() {
        return switch (this) {
            case Yes _ -> NO;
            case No _ -> YES;
            case Unknown _ -> this;
        };
    }

    /** No if one is no; else unknown if one is; else yes. */
    static <T> Truth all(List<T> list, Function<T, Truth> truth) {
        return any(list, one -> truth.apply(one).not()).not();
    }

    /** Yes if one is yes; else unknown if one is; else no. */
    static <T> Truth any(List<T> list, Function<T, Truth> truth) {
        var any = NO;
        for (var one : list) {
            switch (truth.apply(one)) {
                case Yes yes -> {
                    return yes;
                }
                case Unknown unknown -> any = any.equals(NO) ? unknown : any;
                case No _ -> {}
            }
        }
        return any;
    }
}
