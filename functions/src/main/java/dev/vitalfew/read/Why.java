package dev.vitalfew.read;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Why an email was sent: from the entry that started its sequence to the membership change, the rule's reason in words, and
 * the events that it counts, as far as the log still has them. The reason is computed from what is known now, as of the
 * change's date.
 */
final class Why {

    private static final int CHANGES = 500;
    private static final int EVENTS = 20;
    private static final int IDS = 50;
    private static final Duration LOOKED_BACK = Duration.ofDays(101);

    private final Model model;
    private final Supplier<Evaluator> evaluator;
    private final CustomerStore customers;
    private final Log log;

    Why(Model model, Supplier<Evaluator> evaluator, CustomerStore customers, Log log) {
        this.model = model;
        this.evaluator = evaluator;
        this.customers = customers;
        this.log = log;
    }

    /**
     * @param change empty when the history has lost it
     * @param reason the rule's, in words; empty when the lens or the subject is no longer there
     * @param asItWas whether what is known now still puts the subject there; if not, traits or late events changed it
     * @param events the latest that the rule counts, the latest first
     */
    record Because(
            Entry entry, Optional<Change> change, Optional<String> reason, boolean asItWas, List<LogEntry> events) {

        /** Since when the subject is in it: whoever was in before the sequence started entered that later. */
        Instant since() {
            return Why.since(entry, change);
        }

        /** When an operator took in those who were in it already. */
        Optional<Instant> takenIn() {
            return Optional.of(entry.at()).filter(since()::isBefore);
        }
    }

    private static Instant since(Entry entry, Optional<Change> change) {
        return change.map(Change::at).orElse(entry.at());
    }

    /** What the rules say of a subject as of a date: a sentence and where it is, by lens or audience. */
    private record Said(Map<String, String> reasons, Results results, List<Id> ids) {}

    Because of(Entry entry) {
        var ofAccount = isOfAccount(entry);
        var change = customers.changes(entry.subject(), ofAccount, CHANGES).stream()
                .filter(one -> one.name().equals(entry.membership()) && one.number() == entry.number())
                .findFirst();
        var asOf = change.map(Change::asOf).orElseGet(() -> LocalDate.ofInstant(entry.at(), model.zone()));
        var said = ofAccount ? account(entry.subject(), asOf) : person(entry.subject(), asOf);
        return new Because(
                entry,
                change,
                said.map(found -> found.reasons().get(entry.membership())),
                said.filter(found -> isIn(found.results(), entry)).isPresent(),
                said.map(found -> events(found.ids(), entry, since(entry, change)))
                        .orElse(List.of()));
    }

    /** A person may be meant as an account of one; no lens or audience is of both. */
    private boolean isOfAccount(Entry entry) {
        return model.lens(entry.membership())
                .map(lens -> lens.of() == Of.ACCOUNTS)
                .or(() -> model.audience(entry.membership()).map(audience -> audience.of() == Of.ACCOUNTS))
                .orElse(!entry.subject().is(Id.Kind.KNOWN));
    }

    private static boolean isIn(Results results, Entry entry) {
        return results.audiences().contains(entry.membership())
                || results.lenses().get(entry.membership()) instanceof Placement.In(var segment)
                        && segment.equals(entry.segment());
    }

    private Optional<Said> person(Id person, LocalDate asOf) {
        var place = customers.find(person).place();
        var items = customers.itemsOf(place);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        var facts = Summed.person(place.person(), items);
        return Optional.of(new Said(
                evaluator.get().explainPerson(facts, asOf),
                evaluator.get().person(facts, asOf),
                items.stream().map(item -> item.id()).toList()));
    }

    private Optional<Said> account(Id account, LocalDate asOf) {
        if (account.is(Id.Kind.KNOWN)) {
            var items = customers.itemsOf(new Place(account, account));
            if (items.isEmpty()) {
                return Optional.empty();
            }
            var facts = Summed.person(account, items);
            var self = Summed.accountOfOne(facts);
            return Optional.of(new Said(
                    evaluator.get().explainAccount(self, List.of(facts).iterator(), asOf),
                    evaluator.get().account(self, List.of(facts).iterator(), asOf),
                    items.stream().map(item -> item.id()).toList()));
        }
        if (!customers.account(account).hasNext()) {
            return Optional.empty();
        }
        var self = new AccountReading(account, customers.account(account)).self();
        return Optional.of(new Said(
                evaluator.get().explainAccount(self, people(account), asOf),
                evaluator.get().account(self, people(account), asOf),
                ids(account)));
    }

    /** Read again each time, as a reading goes forward only; the account's own part is read first. */
    private Iterator<Facts> people(Id account) {
        var reading = new AccountReading(account, customers.account(account));
        reading.self();
        return AccountPages.people(reading);
    }

    private List<Id> ids(Id account) {
        var people = customers.people(account, Optional.empty(), IDS).stream()
                .flatMap(person -> customers.itemsOf(new Place(account, person)).stream())
                .map(item -> item.id());
        return Stream.concat(Stream.of(Id.self(account.value())), people)
                .limit(IDS)
                .toList();
    }

    private List<LogEntry> events(List<Id> ids, Entry entry, Instant since) {
        var meters = model.countedFor(entry.membership(), entry.segment());
        var to = since.plusMillis(1);
        return ids.stream()
                .flatMap(id -> log.read(id, to.minus(LOOKED_BACK), to))
                .filter(found -> meters.stream()
                        .anyMatch(meter -> meter.read(found.event(), found.trust() == Trust.SYSTEM)
                                .isPresent()))
                .sorted(Comparator.comparing(LogEntry::at).reversed())
                .limit(EVENTS)
                .toList();
    }
}
