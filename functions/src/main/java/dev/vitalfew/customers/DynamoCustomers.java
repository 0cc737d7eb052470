package dev.vitalfew.customers;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.DynamoHistory;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Batches;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.platform.Env;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Customers in the tables {@code ids}, {@code customers} and {@code history}. */
public final class DynamoCustomers implements CustomerStore {

    private final DynamoDbClient dynamo;
    private final String ids;
    private final String customers;
    private final CustomerItems items;
    private final DynamoHistory history;

    public DynamoCustomers(DynamoDbClient dynamo, String ids, String customers, String history, CustomerItems items) {
        this(dynamo, ids, customers, new DynamoHistory(history), items);
    }

    private DynamoCustomers(
            DynamoDbClient dynamo, String ids, String customers, DynamoHistory history, CustomerItems items) {
        this.dynamo = dynamo;
        this.ids = ids;
        this.customers = customers;
        this.items = items;
        this.history = history;
    }

    public static DynamoCustomers from(Env env, Model model) {
        return new DynamoCustomers(
                new Aws(env).dynamo(),
                env.get("IDS_TABLE"),
                env.get("CUSTOMERS_TABLE"),
                env.find("HISTORY_TABLE").orElse("none: this function only reads"),
                CustomerItems.of(model, env.clock()));
    }

    /** The same customers, read with the counts that another model names. */
    public DynamoCustomers under(Model other, Clock clock) {
        return new DynamoCustomers(dynamo, ids, customers, history, CustomerItems.of(other, clock));
    }

    @Override
    public DirectoryEntry find(Id id) {
        var found = dynamo.getItem(
                get -> get.tableName(ids).key(Map.of("id", s(id.toString()))).consistentRead(true));
        return found.hasItem() ? DirectoryItems.fromItem(found.item()) : DirectoryEntry.absent(id);
    }

    @Override
    public Optional<Item> item(Place place, Id id) {
        return get(CustomerKey.item(place, id)).map(items::item);
    }

    @Override
    public List<Change> changes(Id subject, boolean ofAccount, int limit) {
        return history.of(dynamo, subject, ofAccount)
                .limit(limit)
                .map(items.renames()::change)
                .toList();
    }

    @Override
    public Optional<Standing> standing(DirectoryEntry person) {
        return get(CustomerKey.personStands(person.standingPlace())).map(items::standing);
    }

    @Override
    public Optional<Standing> accountStanding(Id account) {
        return get(CustomerKey.accountStands(account)).map(items::standing);
    }

    private Optional<Map<String, AttributeValue>> get(CustomerKey key) {
        var found = dynamo.getItem(
                get -> get.tableName(customers).key(CustomerItems.key(key)).consistentRead(true));
        return found.hasItem() ? Optional.of(found.item()) : Optional.empty();
    }

    @Override
    public List<Item> itemsOf(Place place) {
        return person(place).items();
    }

    @Override
    public PersonReading person(Place place) {
        var request = query(place.account(), "AND begins_with(#item, :prefix)", CustomerKey.prefix(place.person()));
        return PersonReading.of(
                place.person(), dynamo.queryPaginator(request).items().stream().map(items::record));
    }

    private QueryRequest query(Id account, String range, String bound) {
        return QueryRequest.builder()
                .tableName(customers)
                .consistentRead(true)
                .keyConditionExpression("#account = :account " + range)
                .expressionAttributeNames(Map.of("#account", "account", "#item", "item"))
                .expressionAttributeValues(Map.of(":account", s(account.toString()), ":prefix", s(bound)))
                .build();
    }

    @Override
    public Iterator<AccountRecord> account(Id account) {
        return dynamo.queryPaginator(query(account, "AND #item >= :prefix", "!")).items().stream()
                .map(items::record)
                .iterator();
    }

    @Override
    public List<Id> people(Id account, Optional<Id> after, int limit) {
        var start = after.map(person -> CustomerKey.prefix(person) + "~").orElse("u:");
        var people = new LinkedHashSet<Id>();
        for (var found : dynamo.queryPaginator(query(account, "AND #item > :prefix", start))
                .items()) {
            if (items.record(found) instanceof AccountRecord.Folded folded
                    && folded.person().is(Id.Kind.KNOWN)) {
                people.add(folded.person());
            }
            if (people.size() > limit) {
                people.removeLast();
                break;
            }
        }
        return List.copyOf(people);
    }

    @Override
    public void update(Place place, Item item) {
        try {
            dynamo.putItem(put -> put.tableName(customers)
                    .item(items.toItem(place, item))
                    .conditionExpression(CustomerItems.condition(item.version()))
                    .expressionAttributeNames(CustomerItems.conditionNames(item.version()))
                    .expressionAttributeValues(CustomerItems.conditionValues(item.version())));
        } catch (ConditionalCheckFailedException lost) {
            throw new Conflict(item.id().toString());
        } catch (TransactionConflictException lost) {
            throw new Conflict(item.id().toString());
        }
    }

    @Override
    public void place(Placing placing) {
        var writes = new ArrayList<TransactWriteItem>();
        var item = placing.item();
        var after = placing.after();
        if (placing.moves()) {
            writes.add(delete(CustomerKey.item(placing.before().place(), item.id()), item.version()));
            writes.add(put(customers, items.toItem(after.place(), item), 0));
        } else {
            writes.add(put(customers, items.toItem(after.place(), item), item.version()));
        }
        writes.add(put(ids, DirectoryItems.toItem(after), placing.before().version()));
        placing.chain()
                .forEach(relied -> writes.add(
                        relied.exists()
                                ? check(ids, DirectoryItems.key(relied), relied.version())
                                : put(ids, DirectoryItems.toItem(relied.expected()), 0)));
        if (placing.movesStanding()) {
            var stood = CustomerKey.personStands(placing.before().standingPlace());
            placing.standing()
                    .ifPresentOrElse(
                            standing -> {
                                writes.add(delete(stood, standing.version()));
                                writes.add(put(
                                        customers,
                                        items.toItem(standing.in(
                                                after.standingPlace().account())),
                                        0));
                            },
                            () -> writes.add(check(customers, CustomerItems.key(stood), 0)));
        }
        commit(item.id(), writes);
    }

    @Override
    public void clearTrail(DirectoryEntry entry) {
        commit(entry.id(), List.of(put(ids, DirectoryItems.toItem(entry.withoutTrail()), entry.version())));
    }

    @Override
    public void erase(DirectoryEntry entry, Instant at) {
        commit(entry.id(), List.of(put(ids, DirectoryItems.toItem(entry.erased(at)), entry.version())));
    }

    @Override
    public boolean forget(Place place, Id id) {
        var item = CustomerKey.item(place, id);
        Batches.delete(
                dynamo,
                customers,
                CustomerKey.of(place, id).stream()
                        .filter(key -> !key.equals(item))
                        .map(CustomerItems::key)
                        .toList());
        // Last, for by it the rest is found; and what was there tells whether it was.
        return dynamo.deleteItem(delete ->
                        delete.tableName(customers).key(CustomerItems.key(item)).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
    }

    @Override
    public int forgetChanges(Id subject, boolean ofAccount, int most) {
        return history.delete(dynamo, subject, ofAccount, most);
    }

    @Override
    public void settle(Standing standing, List<Change> changes, Optional<DirectoryEntry> person) {
        var next = standing.next();
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(put(customers, items.toItem(next), standing.version()));
        if (!changes.isEmpty()) {
            writes.add(history.put(next, changes));
        }
        person.ifPresent(entry -> writes.add(check(ids, DirectoryItems.key(entry), entry.version())));
        commit(standing.subject(), writes);
    }

    private void commit(Id subject, List<TransactWriteItem> writes) {
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream().noneMatch(DynamoCustomers::isConflict)) {
                throw cancelled;
            }
            throw new Conflict(subject.toString());
        }
    }

    private static boolean isConflict(software.amazon.awssdk.services.dynamodb.model.CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code()) || "TransactionConflict".equals(reason.code());
    }

    private static TransactWriteItem put(String table, Map<String, AttributeValue> item, long version) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(CustomerItems.condition(version))
                        .expressionAttributeNames(CustomerItems.conditionNames(version))
                        .expressionAttributeValues(CustomerItems.conditionValues(version)))
                .build();
    }

    private TransactWriteItem delete(CustomerKey key, long version) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(customers)
                        .key(CustomerItems.key(key))
                        .conditionExpression("#version = :version")
                        .expressionAttributeNames(Map.of("#version", "version"))
                        .expressionAttributeValues(Map.of(":version", n(version))))
                .build();
    }

    private static TransactWriteItem check(String table, Map<String, AttributeValue> key, long version) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key)
                        .conditionExpression(CustomerItems.condition(version))
                        .expressionAttributeNames(CustomerItems.conditionNames(version))
                        .expressionAttributeValues(CustomerItems.conditionValues(version)))
                .build();
    }

    @Override
    public Page scan(int slice, int slices, Optional<String> cursor) {
        var found = dynamo.scan(scan -> {
            // Not consistent, at half the price: see docs/decisions.md.
            scan.tableName(customers).segment(slice).totalSegments(slices);
            cursor.map(CustomerKey::at).map(CustomerItems::key).ifPresent(scan::exclusiveStartKey);
        });
        var records = found.items().stream()
                .map(item -> new Placed(
                        Id.parse(new DynamoItem(item).text("account")), items.record(item), CustomerItems.cursor(item)))
                .toList();
        var next = found.hasLastEvaluatedKey()
                ? Optional.of(CustomerItems.cursor(found.lastEvaluatedKey()))
                : Optional.<String>empty();
        return new Page(records, next);
    }
}
