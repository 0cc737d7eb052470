package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.customers.Customers;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Whereabouts;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People, as customers know them. */
final class CustomerPeople implements People {

    private final Customers customers;

    CustomerPeople(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Id accountOf(Id person) {
        return customers.find(person).map(Whereabouts::account).orElse(person);
    }

    @Override
    public Map<String, JsonNode> traits(Id account, Id person) {
        return merged(customers.itemsOf(account, person));
    }

    @Override
    public Map<String, JsonNode> accountTraits(Id account) {
        return merged(customers.itemsOf(account, account.is(Id.Kind.ACCOUNT) ? Id.self(account.value()) : account));
    }

    @Override
    public Optional<Membership> membership(Id account, Id subject, String name) {
        return customers.standing(account, subject).map(standing -> standing.memberships()
                .get(name));
    }

    @Override
    public List<Id> of(Id account, Optional<Id> after, int limit) {
        return customers.people(account, after, limit);
    }

    /** A person's traits may stand on several of its ids: the latest statement counts. */
    private static Map<String, JsonNode> merged(List<Item> items) {
        var latest = new HashMap<String, Trait>();
        items.forEach(item -> item.traits().forEach((name, trait) -> latest.merge(name, trait, Trait::later)));
        var values = new HashMap<String, JsonNode>();
        latest.forEach((name, trait) -> values.put(name, trait.value()));
        return values;
    }
}
