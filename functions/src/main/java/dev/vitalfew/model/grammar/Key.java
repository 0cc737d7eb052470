package dev.vitalfew.model.grammar;

import java.util.List;

/** A key of a condition, what may follow it, and what that means. */
record Key(String name, Type type, String meaning) {

    /** What may follow a key. */
    sealed interface Type {
        /** Text, or a list of texts. */
        record Texts(boolean list) implements Type {}

        /** Text, a number or true and false; or a list of them. */
        record Value(boolean list) implements Type {}

        /** A number; {@code whole}: one that counts something. */
        record Numeric(boolean whole, int least) implements Type {}

        /** Two numbers. */
        record Range(boolean whole) implements Type {}

        /** A number of people, or a percentage of them. */
        record Share(boolean range) implements Type {}

        record Percentage() implements Type {}

        /** {@code 28d} or {@code 4w}. */
        record Days() implements Type {}

        record Date() implements Type {}

        /** Only ever true. */
        record Flag() implements Type {}

        /** True, or days ahead. */
        record FlagOrDays() implements Type {}

        record Choice(List<String> words) implements Type {}

        /** One of these words, or a list of them. */
        record Choices(List<String> words) implements Type {}

        /** Text of a regular expression. */
        record Pattern(String expression) implements Type {}

        record Condition() implements Type {}

        record Conditions() implements Type {}

        /** Comparisons by the names of properties. */
        record Where() implements Type {}

        /** What is counted, without how. */
        record Next() implements Type {}
    }

    static Key text(String name, String meaning) {
        return new Key(name, new Type.Texts(false), meaning);
    }

    static Key texts(String name, String meaning) {
        return new Key(name, new Type.Texts(true), meaning);
    }

    static Key days(String name, String meaning) {
        return new Key(name, new Type.Days(), meaning);
    }

    static Key date(String name, String meaning) {
        return new Key(name, new Type.Date(), meaning);
    }
}
