package dev.vitalfew.segment;

import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Placing;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A store before and after whose writes the writer may die, and before whose writes and some of whose reads another lane may come first. */
final class Faults implements CustomerStore {

    private final CustomerStore store;
    private final Random random;
    private final Runnable otherLane;

    Faults(CustomerStore store, Random random, Runnable otherLane) {
        this.store = store;
        this.random = random;
        this.otherLane = otherLane;
    }

    /** The death of a writer. */
    static final class Crash extends RuntimeException {
        Crash() {
            super("crashed", null, false, false);
        }
    }

    /** What may fail as a write does. */
    void write(Runnable write) {
        if (random.nextInt(3) == 0) {
            otherLane.run();
        }
        if (random.nextInt(8) == 0) {
            throw new Crash();
        }
        write.run();
        if (random.nextInt(8) == 0) {
            throw new Crash();
        }
    }

    @Override
    public DirectoryEntry find(Id id) {
        if (random.nextInt(24) == 0) {
            otherLane.run();
        }
        return store.find(id);
    }

    @Override
    public List<Item> itemsOf(Place place) {
        if (random.nextInt(8) == 0) {
            otherLane.run();
        }
        return store.itemsOf(place);
    }

    @Override
    public PersonReading person(Place place) {
        return store.person(place);
    }

    @Override
    public Optional<Standing> standing(DirectoryEntry person) {
        return store.standing(person);
    }

    @Override
    public Optional<Standing> accountStanding(Id account) {
        return store.accountStanding(account);
    }

    @Override
    public List<Id> people(Id account, Optional<Id> after, int limit) {
        return store.people(account, after, limit);
    }

    @Override
    public Optional<Item> item(Place place, Id id) {
        if (random.nextInt(4) == 0) {
            otherLane.run();
        }
        return store.item(place, id);
    }

    @Override
    public Iterator<AccountRecord> account(Id account) {
        return store.account(account);
    }

    @Override
    public void update(Place place, Item item) {
        write(() -> store.update(place, item));
    }

    @Override
    public void place(Placing placing) {
        write(() -> store.place(placing));
    }

    @Override
    public void clearTrail(DirectoryEntry entry) {
        write(() -> store.clearTrail(entry));
    }

    @Override
    public void settle(Standing standing, List<Change> changes, Optional<DirectoryEntry> person) {
        write(() -> store.settle(standing, changes, person));
    }

    @Override
    public void erase(DirectoryEntry entry, Instant at) {
        write(() -> store.erase(entry, at));
    }

    @Override
    public boolean forget(Place place, Id id) {
        var found = new boolean[1];
        write(() -> found[0] = store.forget(place, id));
        return found[0];
    }

    @Override
    public int forgetChanges(Id subject, boolean ofAccount, int most) {
        return store.forgetChanges(subject, ofAccount, most);
    }

    @Override
    public List<Change> changes(Id subject, boolean ofAccount, int limit) {
        return store.changes(subject, ofAccount, limit);
    }

    @Override
    public Page scan(int slice, int slices, Optional<String> cursor) {
        return store.scan(slice, slices, cursor);
    }
}
