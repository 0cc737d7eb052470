package dev.vitalfew.erase;

import dev.vitalfew.announce.Bus;
import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Place;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.segment.Aftermath;
import dev.vitalfew.tasks.Task;
import dev.vitalfew.tasks.Tasks;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Erases people and accounts. First comes what makes it true at once ({@link Marking}), then everything is deleted for
 * as long as there is time; the same request again goes on. Of each id its item goes last: by it the next request
 * finds what there is still to do.
 */
public final class Erasing {

    private static final int CHANGES = 1000;

    private final CustomerStore customers;
    private final Log log;
    private final Suppressions suppressions;
    private final Letters letters;
    private final Tasks tasks;
    private final Aftermath aftermath;
    private final Bus bus;
    private final Marking marking;
    private final Clock clock;

    public Erasing(
            CustomerStore customers,
            Log log,
            Suppressions suppressions,
            Letters letters,
            Tasks tasks,
            Aftermath aftermath,
            Bus bus,
            Clock clock) {
        this.customers = customers;
        this.log = log;
        this.suppressions = suppressions;
        this.letters = letters;
        this.tasks = tasks;
        this.aftermath = aftermath;
        this.bus = bus;
        this.marking = new Marking(customers, suppressions, letters, clock);
        this.clock = clock;
    }

    /** Erases the person whose id it is, with all of their ids; empty when nobody has or had it. */
    public Optional<Erased> person(Id id, BooleanSupplier timeIsUp) {
        if (!isSomebody(customers.find(id))) {
            return Optional.empty();
        }
        var progress = new Progress(timeIsUp);
        // From now on it can't come to anybody else, whom the same request would mean when it is repeated.
        return Optional.of(progress.erased(person(marking.mark(id), _ -> true, progress)));
    }

    /** Of an id that others only said to be theirs, there may be nobody. */
    private boolean isSomebody(DirectoryEntry entry) {
        return entry.isErased()
                || entry.exists()
                        && (!entry.isExpected()
                                || !customers.itemsOf(entry.place()).isEmpty());
    }

    /** @param told which accounts may be told that somebody has gone */
    private boolean person(DirectoryEntry asked, Predicate<Id> told, Progress progress) {
        var marked = marking.person(asked);
        var places = marked.places();
        if (!removeTasks(accounts(marked), task -> marked.contains(subject(task)), progress)) {
            return false;
        }
        for (var entry : marked.lastFirst()) {
            if (!forget(entry, progress)) {
                return false;
            }
            // When its item is gone, nobody finds any more whom to tell and what to settle.
            bus.publish(List.of(Tidings.of(entry.id(), entry.erased().orElseThrow())));
            settle(entry.trail().stream().filter(place -> !places.contains(place)), told);
            forgetItem(entry, progress);
        }
        settle(places.stream(), told);
        return true;
    }

    private void settle(Stream<Place> places, Predicate<Id> told) {
        places.filter(place -> told.test(place.account())).forEach(place -> aftermath.left(place, clock.instant()));
    }

    /** Where there may be tasks about them: in each account that they were ever in. */
    private Set<Id> accounts(Marked marked) {
        var accounts = new LinkedHashSet<Id>();
        for (var entry : marked.lastFirst()) {
            accounts.add(entry.place().account());
            accounts.add(Place.ofItsOwn(entry.id()).account());
            entry.trail().forEach(was -> accounts.add(was.account()));
            customers.changes(entry.id(), false, CHANGES).stream()
                    .map(Change::account)
                    .forEach(accounts::add);
        }
        return accounts;
    }

    private static Id subject(Task task) {
        return task.reason().entry().subject();
    }

    private boolean removeTasks(Set<Id> accounts, Predicate<Task> which, Progress progress) {
        return accounts.stream()
                .allMatch(account -> progress.all("tasks", tasks(account).filter(which), tasks::remove));
    }

    private Stream<Task> tasks(Id account) {
        var filter = Tasks.Filter.ofAccount(account);
        return Stream.iterate(
                        Optional.of(tasks.list(filter, Optional.empty(), Progress.PAGE)),
                        Optional::isPresent,
                        page -> page.get().next().map(next -> tasks.list(filter, Optional.of(next), Progress.PAGE)))
                .flatMap(page -> page.orElseThrow().tasks().stream());
    }

    private boolean forget(DirectoryEntry entry, Progress progress) {
        var id = entry.id();
        if (!progress.all("events", log.read(id), log::remove)
                || !forgetLetters(id, progress)
                || !forgetChanges(id, false, progress)
                || !forgetChanges(Place.ofItsOwn(id).account(), true, progress)) {
            return false;
        }
        suppressions.forget(id);
        return true;
    }

    private void forgetItem(DirectoryEntry entry, Progress progress) {
        var was = Stream.concat(entry.trail().stream(), Stream.of(entry.place()))
                .filter(place -> customers.forget(place, entry.id()))
                .count();
        progress.count("ids", (int) was);
    }

    private boolean forgetLetters(Id subject, Progress progress) {
        return progress.untilEmpty("emails and enrollments", () -> letters.forget(subject, Progress.PAGE));
    }

    private boolean forgetChanges(Id subject, boolean ofAccount, Progress progress) {
        return progress.untilEmpty("changes", () -> customers.forgetChanges(subject, ofAccount, Progress.PAGE));
    }

    /** Erases an account with all of its people; empty when there is and was none. */
    public Optional<Erased> account(Id account, BooleanSupplier timeIsUp) {
        if (account.is(Id.Kind.KNOWN)) {
            return customers.find(account).place().account().equals(account)
                    ? person(account, timeIsUp)
                    : Optional.empty();
        }
        var self = Id.self(account.value());
        if (!customers.find(self).exists() && !customers.account(account).hasNext()) {
            return Optional.empty();
        }
        var progress = new Progress(timeIsUp);
        var entry = marking.mark(self);
        // An account of which nothing is known is in no segment, so that nobody is told how its people go.
        customers.forget(entry.place(), self);
        var done = removeTasks(Set.of(account), _ -> true, progress)
                && people(account, progress)
                && forgetLetters(account, progress)
                && forget(entry, progress);
        if (done) {
            forgetItem(entry, progress);
            bus.publish(List.of(Tidings.of(account, entry.erased().orElseThrow())));
        }
        return Optional.of(progress.erased(done));
    }

    private boolean people(Id account, Progress progress) {
        var reading = new AccountReading(account, customers.account(account));
        while (reading.hasNext()) {
            if (!progress.hasTime() || !person(account, reading.next().person(), progress)) {
                return false;
            }
        }
        return true;
    }

    /** Whoever has gone to another account meanwhile is not erased with this one. */
    private boolean person(Id account, Id person, Progress progress) {
        var entry = marking.mark(person, one -> one.place().account().equals(account));
        if (entry.isEmpty()) {
            return true;
        }
        var done = person(entry.get(), told -> !told.equals(account), progress);
        progress.count("people", done ? 1 : 0);
        return done;
    }
}
