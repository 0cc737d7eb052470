package dev.vitalfew.segment;

import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at accounts: one that events were grouped into, or a known person's account of one. */
final class Accounts {

    private Accounts() {}

    static Look look(AccountReading reading, Evaluator evaluator, LocalDate asOf) {
        return look(reading, evaluator, asOf, _ -> {});
    }

    /** The same, showing {@code everyPerson} on the way. */
    static Look look(AccountReading reading, Evaluator evaluator, LocalDate asOf, Consumer<PersonReading> everyPerson) {
        var present = new Present(reading, everyPerson);
        if (reading.account().is(Id.Kind.KNOWN)) {
            return lookAtOne(reading, present, evaluator, asOf);
        }
        if (!reading.isKnown() || reading.account().is(Id.Kind.ANONYMOUS)) {
            present.forEachRemaining(_ -> {});
            return Look.gone(reading.account(), reading.account(), true, reading.standing(), asOf);
        }
        var results = evaluator.account(reading.self(), present, asOf);
        present.forEachRemaining(_ -> {});
        return Look.atAccount(
                reading.account(),
                reading.standing(),
                asOf,
                present.seen(),
                results,
                evaluator.acquaintance(reading.self()));
    }

    /** Why {@link #look} says what it says: a sentence for each lens and audience; none for an account that has gone. */
    static Map<String, String> reasons(AccountReading reading, Evaluator evaluator, LocalDate asOf) {
        var present = new Present(reading, _ -> {});
        if (!reading.account().is(Id.Kind.KNOWN)) {
            return reading.isKnown() ? evaluator.explainAccount(reading.self(), present, asOf) : Map.of();
        }
        if (!present.hasNext()) {
            return Map.of();
        }
        var person = present.next();
        return evaluator.explainAccount(
                Summed.accountOfOne(person), List.of(person).iterator(), asOf);
    }

    private static Look lookAtOne(AccountReading reading, Present present, Evaluator evaluator, LocalDate asOf) {
        if (!present.hasNext()) {
            return Look.gone(reading.account(), reading.account(), true, reading.standing(), asOf);
        }
        var person = present.next();
        var results =
                evaluator.account(Summed.accountOfOne(person), List.of(person).iterator(), asOf);
        present.forEachRemaining(_ -> {});
        return Look.atAccount(reading.account(), reading.standing(), asOf, 1, results, evaluator.acquaintance(person));
    }

    /** The people of a reading who are there, as facts; those who left a standing behind are only shown. */
    private static final class Present implements Iterator<Facts> {

        private final AccountReading reading;
        private final Consumer<PersonReading> everyPerson;
        private @org.jspecify.annotations.Nullable Facts next;
        private int seen;

        Present(AccountReading reading, Consumer<PersonReading> everyPerson) {
            this.reading = reading;
            this.everyPerson = everyPerson;
        }

        int seen() {
            return seen;
        }

        @Override
        public boolean hasNext() {
            while (next == null && reading.hasNext()) {
                var person = reading.next();
                everyPerson.accept(person);
                if (!person.items().isEmpty()) {
                    next = person.facts();
                }
            }
            return next != null;
        }

        @Override
        public Facts next() {
            if (!hasNext() || next == null) {
                throw new java.util.NoSuchElementException("no more people");
            }
            var person = next;
            next = null;
            seen++;
            return person;
        }
    }
}
