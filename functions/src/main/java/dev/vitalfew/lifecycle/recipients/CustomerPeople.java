package dev.vitalfew.lifecycle.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.customers.Customers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People, as customers know them. */
public final class CustomerPeople implements People {

    /** Nobody changes more often while a goal may be reached. */
    private static final int CHANGES = 1000;

    private final Customers customers;
    private final Renames renames;

    public CustomerPeople(Customers customers, Renames renames) {
        this.customers = customers;
        this.renames = renames;
    }

    @Override
    public Id personOf(Id logged) {
        return customers.find(logged).place().person();
    }

    @Override
    public boolean isErased(Id logged) {
        return customers.find(logged).isErased();
    }

    @Override
    public Id accountOf(Id person) {
        return customers.find(person).place().account();
    }

    @Override
    public Profile profile(Id account, Id person) {
        var items = customers.itemsOf(new Place(account, person));
        var facts = Summed.person(person, items);
        return new Profile(Summed.besides(person, items), facts.stated(), Summed.zone(items), facts.usage());
    }

    @Override
    public Map<String, JsonNode> accountTraits(Id account) {
        return traits(account, account.is(Id.Kind.ACCOUNT) ? Id.self(account.value()) : account);
    }

    /** An enrollment may remember the name of before. A person may be meant as an account of one; no lens or audience is of both, so the name tells. */
    @Override
    public Optional<Membership> membership(Id subject, String name) {
        var today = renames.name(name);
        return ofPerson(subject, today).or(() -> named(customers.accountStanding(subject), today));
    }

    private Optional<Membership> ofPerson(Id subject, String name) {
        return subject.is(Id.Kind.KNOWN) ? named(customers.standing(customers.find(subject)), name) : Optional.empty();
    }

    private static Optional<Membership> named(Optional<Standing> standing, String name) {
        return standing.map(stood -> stood.memberships().get(name));
    }

    @Override
    public List<Change> changes(Id person, Id account, String name) {
        var own = changes(person, false, name);
        return own.isEmpty() ? changes(account, true, name) : own;
    }

    private List<Change> changes(Id subject, boolean ofAccount, String name) {
        return customers.changes(subject, ofAccount, CHANGES).stream()
                .filter(change -> change.name().equals(renames.name(name)))
                .toList();
    }

    @Override
    public List<Id> of(Id account, Optional<Id> after, int limit) {
        return customers.people(account, after, limit);
    }
}
