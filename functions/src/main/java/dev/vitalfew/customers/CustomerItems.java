package dev.vitalfew.customers;

import static dev.vitalfew.platform.Attributes.bytes;
import static dev.vitalfew.platform.Attributes.flag;
import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;
import static dev.vitalfew.platform.Attributes.time;

import dev.vitalfew.collect.LogKey;
import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.platform.Hash;
import dev.vitalfew.usage.UsageCodec;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records of accounts as items of the table {@code customers}. */
public final class CustomerItems {

    /** The hash of the address, by which people are found in the index {@code email}. */
    private static final String EMAIL = "email";

    private static final String TRAITS = "traits";
    private static final String MEMBERSHIPS = "memberships";

    private final UsageCodec usage;
    private final Clock clock;
    private final Renames renames;

    /** @param clock in the model's zone; usage that no rule reads on its date any more is not written */
    public CustomerItems(UsageCodec usage, Clock clock) {
        this(usage, clock, Renames.NONE);
    }

    private CustomerItems(UsageCodec usage, Clock clock, Renames renames) {
        this.usage = usage;
        this.clock = clock;
        this.renames = renames;
    }

    static CustomerItems of(Model model, Clock clock) {
        return new CustomerItems(new UsageCodec(model.meters()), clock.withZone(model.zone()), Renames.of(model));
    }

    Renames renames() {
        return renames;
    }

    static Map<String, AttributeValue> key(CustomerKey key) {
        return Map.of("account", s(key.account().toString()), "item", s(key.item()));
    }

    static String cursor(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return new CustomerKey(Id.parse(item.text("account")), item.text("item")).cursor();
    }

    static String condition(long version) {
        return version == 0 ? "attribute_not_exists(#version)" : "#version = :version";
    }

    static Map<String, String> conditionNames(long version) {
        return Map.of("#version", "version");
    }

    /** Null for none: DynamoDB refuses an empty map. */
    static @Nullable Map<String, AttributeValue> conditionValues(long version) {
        return version == 0 ? null : Map.of(":version", n(version));
    }

    /** Whose item of the table it is, by its key. */
    public static Id personOf(Map<String, AttributeValue> key) {
        return CustomerKey.personOf(new DynamoItem(key).text("item"));
    }

    /** The item as it is written: with the next version. */
    public Map<String, AttributeValue> toItem(Place place, Item folded) {
        var item = new HashMap<>(key(CustomerKey.item(place, folded.id())));
        item.put("version", n(folded.version() + 1));
        item.put("model", n(folded.model()));
        item.put("first", time(folded.firstSeen()));
        item.put("last", time(folded.lastSeen()));
        item.put("usage", bytes(usage.encode(folded.usage(), LocalDate.now(clock))));
        item.put(TRAITS, s(RecordJson.traits(folded.traits())));
        folded.foldedTo().ifPresent(key -> item.put("foldedTo", s(key.toString())));
        email(folded).ifPresent(hash -> item.put(EMAIL, s(hash)));
        if (folded.skewed()) {
            item.put("skewed", flag(true));
        }
        folded.owner().ifPresent(claim -> item.put("owner", s(RecordJson.claim(claim))));
        folded.group().ifPresent(claim -> item.put("group", s(RecordJson.claim(claim))));
        folded.nps().ifPresent(answer -> item.put("nps", s(RecordJson.answer(answer))));
        folded.zone().ifPresent(zone -> item.put("zone", s(RecordJson.zone(zone))));
        return item;
    }

    private static Optional<String> email(Item folded) {
        return Optional.ofNullable(folded.traits().get(EMAIL))
                .map(trait -> trait.value())
                .filter(value -> value.isTextual() && !value.asText().isBlank())
                .map(value -> Hash.address(value.asText()));
    }

    Item item(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return new Item(
                CustomerKey.idOf(item.text("item")),
                item.number("version"),
                item.number("model"),
                item.find("foldedTo").map(AttributeValue::s).map(LogKey::parse),
                item.find("skewed").map(AttributeValue::bool).orElse(false),
                RecordJson.traits(item.text(TRAITS)),
                usage.decode(item.bytes("usage")),
                item.time("first"),
                item.time("last"),
                item.find("owner").map(AttributeValue::s).map(RecordJson::claim),
                item.find("group").map(AttributeValue::s).map(RecordJson::claim),
                item.find("nps").map(AttributeValue::s).map(RecordJson::answer),
                item.find("zone").map(AttributeValue::s).map(RecordJson::zone));
    }

    public Map<String, AttributeValue> toItem(Standing standing) {
        var item = new HashMap<>(key(CustomerKey.of(standing)));
        item.put("version", n(standing.version()));
        item.put("model", n(standing.model()));
        item.put("asOf", s(standing.asOf().toString()));
        item.put("people", n(standing.people()));
        item.put(MEMBERSHIPS, s(RecordJson.memberships(standing.memberships())));
        return item;
    }

    Standing standing(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        var account = Id.parse(item.text("account"));
        var ofAccount = CustomerKey.isOfAccount(item.text("item"));
        return renames.standing(new Standing(
                ofAccount ? account : CustomerKey.personOf(item.text("item")),
                account,
                ofAccount,
                item.number("version"),
                item.number("model"),
                LocalDate.parse(item.text("asOf")),
                (int) item.number("people"),
                RecordJson.memberships(item.text(MEMBERSHIPS))));
    }

    public AccountRecord record(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return item.find(MEMBERSHIPS).isPresent()
                ? new AccountRecord.Stands(standing(attributes))
                : new AccountRecord.Folded(CustomerKey.personOf(item.text("item")), item(attributes));
    }
}
