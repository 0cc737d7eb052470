package dev.vitalfew.customers;

import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Customers in memory, with the same conditions as in DynamoDB. Safe for several threads. */
public final class MemoryCustomers implements CustomerStore {

    private static final int PAGE = 20;

    private final Map<Id, DirectoryEntry> directory = new HashMap<>();
    private final NavigableMap<CustomerKey, AccountRecord> records = new TreeMap<>();
    private final List<Change> history = new ArrayList<>();
    private Renames renames = Renames.NONE;

    /** From now on what is stored is read under the names that the model gives. */
    public synchronized void under(Model model) {
        renames = Renames.of(model);
    }

    private AccountRecord read(AccountRecord stored) {
        return stored instanceof AccountRecord.Stands(var standing)
                ? new AccountRecord.Stands(renames.standing(standing))
                : stored;
    }

    @Override
    public synchronized DirectoryEntry find(Id id) {
        return directory.getOrDefault(id, DirectoryEntry.absent(id));
    }

    @Override
    public synchronized Optional<Item> item(Place place, Id id) {
        return Optional.ofNullable(itemAt(CustomerKey.item(place, id)));
    }

    private @Nullable Item itemAt(CustomerKey key) {
        return records.get(key) instanceof AccountRecord.Folded folded ? folded.item() : null;
    }

    @Override
    public synchronized List<Item> itemsOf(Place place) {
        return person(place).items();
    }

    @Override
    public synchronized PersonReading person(Place place) {
        return PersonReading.of(
                place.person(),
                records.tailMap(CustomerKey.personStands(place), true).entrySet().stream()
                        .takeWhile(entry -> entry.getKey().isOf(place))
                        .map(entry -> read(entry.getValue())));
    }

    @Override
    public synchronized Optional<Standing> standing(DirectoryEntry person) {
        return standing(CustomerKey.personStands(person.standingPlace()));
    }

    @Override
    public synchronized Optional<Standing> accountStanding(Id account) {
        return standing(CustomerKey.accountStands(account));
    }

    private Optional<Standing> standing(CustomerKey key) {
        return records.get(key) instanceof AccountRecord.Stands(var standing)
                ? Optional.of(renames.standing(standing))
                : Optional.empty();
    }

    @Override
    public synchronized List<Id> people(Id account, Optional<Id> after, int limit) {
        return records(account).stream()
                .filter(AccountRecord.Folded.class::isInstance)
                .map(record -> ((AccountRecord.Folded) record).person())
                .filter(person -> person.is(Id.Kind.KNOWN))
                .distinct()
                .filter(person -> after.isEmpty() || person.compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    private List<AccountRecord> records(Id account) {
        return records.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .map(entry -> read(entry.getValue()))
                .toList();
    }

    @Override
    public synchronized Iterator<AccountRecord> account(Id account) {
        return records(account).iterator();
    }

    @Override
    public synchronized void update(Place place, Item item) {
        var key = CustomerKey.item(place, item.id());
        expectVersion(key, item.version());
        put(place.person(), key, item);
    }

    private void expectVersion(CustomerKey key, long version) {
        var found = itemAt(key);
        if ((found == null ? 0 : found.version()) != version) {
            throw new Conflict(key.toString());
        }
    }

    private void put(Id person, CustomerKey key, Item item) {
        records.put(key, new AccountRecord.Folded(person, item.withVersion(item.version() + 1)));
    }

    @Override
    public synchronized void place(Placing placing) {
        var before = placing.before();
        var id = before.id();
        for (var relied : placing.chain()) {
            expect(relied);
        }
        expect(before);
        var from = CustomerKey.item(before.place(), id);
        var to = CustomerKey.item(placing.after().place(), id);
        expectVersion(from, placing.item().version());
        if (placing.movesStanding()) {
            expectStanding(
                    placing.standing().map(Standing::version).orElse(0L),
                    CustomerKey.personStands(before.standingPlace()));
        }
        placing.chain().stream()
                .filter(relied -> !relied.exists())
                .forEach(relied -> directory.put(relied.id(), relied.expected()));
        records.remove(from);
        put(placing.after().place().person(), to, placing.item());
        directory.put(id, placing.after());
        placing.standing().ifPresent(standing -> {
            records.remove(CustomerKey.of(standing));
            var moved = standing.in(placing.after().standingPlace().account());
            records.put(CustomerKey.of(moved), new AccountRecord.Stands(moved));
        });
    }

    private void expect(DirectoryEntry entry) {
        if (find(entry.id()).version() != entry.version()) {
            throw new Conflict(entry.id().toString());
        }
    }

    private void expectStanding(long version, CustomerKey key) {
        if (standing(key).map(Standing::version).orElse(0L) != version) {
            throw new Conflict(key.toString());
        }
    }

    @Override
    public synchronized void clearTrail(DirectoryEntry entry) {
        expect(entry);
        directory.put(entry.id(), entry.withoutTrail());
    }

    @Override
    public synchronized void settle(Standing standing, List<Change> changes, Optional<DirectoryEntry> person) {
        var key = CustomerKey.of(standing);
        expectStanding(standing.version(), key);
        person.ifPresent(this::expect);
        records.put(key, new AccountRecord.Stands(standing.next()));
        history.addAll(changes);
    }

    @Override
    public synchronized void erase(DirectoryEntry entry, Instant at) {
        expect(entry);
        directory.put(entry.id(), entry.erased(at));
    }

    @Override
    public synchronized boolean forget(Place place, Id id) {
        var found = itemAt(CustomerKey.item(place, id)) != null;
        CustomerKey.of(place, id).forEach(records::remove);
        return found;
    }

    @Override
    public synchronized int forgetChanges(Id subject, boolean ofAccount, int most) {
        var found = history.stream()
                .filter(change -> change.subject().equals(subject) && change.ofAccount() == ofAccount)
                .limit(most)
                .toList();
        history.removeAll(found);
        return found.size();
    }

    @Override
    public synchronized List<Change> changes(Id subject, boolean ofAccount, int limit) {
        return history.reversed().stream()
                .filter(change -> change.subject().equals(subject) && change.ofAccount() == ofAccount)
                .limit(limit)
                .map(renames::change)
                .toList();
    }

    /** All changes so far, in the order in which they were written. */
    public synchronized List<Change> history() {
        return List.copyOf(history);
    }

    @Override
    public synchronized Page scan(int slice, int slices, Optional<String> cursor) {
        var after = cursor.map(CustomerKey::at);
        var placed = records.entrySet().stream()
                .filter(entry -> Math.floorMod(entry.getKey().account().hashCode(), slices) == slice)
                .filter(entry -> after.isEmpty() || entry.getKey().compareTo(after.get()) > 0)
                .map(entry -> new Placed(
                        entry.getKey().account(),
                        read(entry.getValue()),
                        entry.getKey().cursor()))
                .limit(PAGE + 1L)
                .toList();
        var page = placed.size() > PAGE ? placed.subList(0, PAGE) : placed;
        return new Page(page, placed.size() > PAGE ? Optional.of(page.getLast().cursor()) : Optional.empty());
    }
}
