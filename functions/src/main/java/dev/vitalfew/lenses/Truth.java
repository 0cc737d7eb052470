package dev.vitalfew.lenses;

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

    static Truth not(Truth truth) {
        if (truth == YES) {
            return NO;
        }
        return truth == NO ? YES : truth;
    }
}
