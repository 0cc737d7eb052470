package dev.vitalfew.customers;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries of the directory as items of the table {@code ids}. */
final class DirectoryItems {

    private DirectoryItems() {}

    static Map<String, AttributeValue> key(DirectoryEntry entry) {
        return Map.of("id", s(entry.id().toString()));
    }

    static Map<String, AttributeValue> toItem(DirectoryEntry entry) {
        var item = new HashMap<String, AttributeValue>();
        item.put("id", s(entry.id().toString()));
        item.put("account", s(entry.place().account().toString()));
        item.put("person", s(entry.place().person().toString()));
        item.put("version", n(entry.version()));
        entry.owner().ifPresent(owner -> item.put("owner", s(owner.toString())));
        entry.group().ifPresent(group -> item.put("group", s(group.toString())));
        entry.erased().ifPresent(at -> item.put("erased", DynamoItem.of(at)));
        if (!entry.trail().isEmpty()) {
            item.put(
                    "trail",
                    AttributeValue.fromL(
                            entry.trail().stream().map(DirectoryItems::place).toList()));
        }
        return item;
    }

    static DirectoryEntry fromItem(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return new DirectoryEntry(
                Id.parse(item.text("id")),
                id(item, "owner"),
                id(item, "group"),
                new Place(Id.parse(item.text("account")), Id.parse(item.text("person"))),
                item.find("trail").map(AttributeValue::l).orElse(List.of()).stream()
                        .map(DirectoryItems::place)
                        .collect(Collectors.toSet()),
                item.number("version"),
                item.find("erased").map(_ -> item.time("erased")));
    }

    private static Optional<Id> id(DynamoItem item, String name) {
        return item.find(name).map(AttributeValue::s).map(Id::parse);
    }

    private static AttributeValue place(Place place) {
        return AttributeValue.fromL(
                List.of(s(place.account().toString()), s(place.person().toString())));
    }

    private static Place place(AttributeValue pair) {
        return new Place(
                Id.parse(pair.l().getFirst().s()), Id.parse(pair.l().getLast().s()));
    }
}
