package dev.vitalfew.segment;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.fold.Folded;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What follows from folds: the people and accounts that they touched are settled. */
public final class Aftermath {

    private final Folding folding;
    private final Settle settle;
    private final CustomerStore customers;
    private final SettleQueue large;

    public Aftermath(Folding folding, Settle settle, CustomerStore customers, SettleQueue large) {
        this.folding = folding;
        this.settle = settle;
        this.customers = customers;
        this.large = large;
    }

    /** Settles for a single fold; what fails is the caller's. */
    public void of(Id id, Folded folded) {
        of(Map.of(id, folded), (_, failure) -> {
            throw failure;
        });
    }

    /** Settles where somebody was who was erased. */
    public void left(Place place, Instant at) {
        var trigger = new Trigger(Cause.MOVED, at, true);
        if (!place.person().is(Id.Kind.SELF)) {
            settle.person(place.person(), trigger);
        }
        if (!place.account().is(Id.Kind.ANONYMOUS)) {
            settle(place.account(), trigger);
        }
    }

    /** Settles for the folds of these ids, each account once. What fails concerns some of the ids, and holds up no other. */
    void of(Map<Id, Folded> folds, BiConsumer<Id, RuntimeException> onFailure) {
        var left = new LinkedHashMap<>(folds);
        var byAccount = new TreeMap<Id, Map<Id, Folded>>();
        folds.forEach((id, folded) ->
                attempt(Set.of(id), left, onFailure, () -> accountsAfter(folded).forEach(account -> byAccount
                        .computeIfAbsent(account, _ -> new LinkedHashMap<>())
                        .put(id, folded))));
        byAccount.forEach((account, because) ->
                attempt(because.keySet(), left, onFailure, () -> settle(account, because.values())));
        new LinkedHashMap<>(left)
                .forEach((id, folded) -> attempt(Set.of(id), left, onFailure, () -> folding.settled(folded)));
    }

    private static void attempt(
            Set<Id> ids, Map<Id, Folded> left, BiConsumer<Id, RuntimeException> onFailure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            ids.stream().filter(id -> left.remove(id) != null).forEach(id -> onFailure.accept(id, failure));
        }
    }

    /** Settles the people whom a fold touched, and answers the accounts that are to be settled next. */
    private Set<Id> accountsAfter(Folded folded) {
        var trigger = trigger(List.of(folded));
        var changed = folded.places().stream()
                .map(Place::person)
                .filter(person -> !person.is(Id.Kind.SELF))
                .distinct()
                .filter(person -> settle(person, folded, trigger).changed())
                .collect(toSet());
        return folded.places().stream()
                .filter(place -> folded.accountConcerned() || changed.contains(place.person()))
                .map(Place::account)
                .filter(account -> !account.is(Id.Kind.ANONYMOUS))
                .collect(toSet());
    }

    private Settle.Settled settle(Id person, Folded folded, Trigger because) {
        var trigger = because.left(!person.equals(folded.place().person()));
        return person.equals(folded.entry().id())
                ? settle.person(folded.entry(), trigger)
                : settle.person(person, trigger);
    }

    private static Trigger trigger(Collection<Folded> folds) {
        var at = folds.stream().map(Folded::at).max(naturalOrder()).orElseThrow();
        if (folds.stream().anyMatch(Folded::history)) {
            return new Trigger(Cause.BACKFILL, at);
        }
        return new Trigger(folds.stream().anyMatch(Folded::moved) ? Cause.MOVED : Cause.EVENT, at);
    }

    private void settle(Id account, Collection<Folded> because) {
        var left = because.stream()
                .anyMatch(folded -> !account.equals(folded.place().account()));
        settle(account, trigger(because).left(left));
    }

    /** An account of many people is looked at once a minute at most, however many events they send. */
    private void settle(Id account, Trigger trigger) {
        if (customers.accountStanding(account).filter(Standing::isLarge).isPresent()) {
            large.send(account, trigger);
        } else {
            settle.account(account, trigger);
        }
    }
}
