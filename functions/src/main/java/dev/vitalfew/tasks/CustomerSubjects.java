package dev.vitalfew.tasks;

import dev.vitalfew.customers.Customers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.identity.Id;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts and people, as customers know them. */
final class CustomerSubjects implements Subjects {

    private final Customers customers;

    CustomerSubjects(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Map<String, String> ofAccount(Id account) {
        return ofPerson(account, account.is(Id.Kind.ACCOUNT) ? Id.self(account.value()) : account);
    }

    @Override
    public Optional<String> segment(Id account, String lens) {
        return customers.accountStanding(account).flatMap(stands -> stands.segment(lens));
    }

    @Override
    public Map<String, String> ofPerson(Id account, Id person) {
        var texts = new HashMap<String, String>();
        Summed.person(person, customers.itemsOf(new Place(account, person)))
                .traits()
                .forEach((name, trait) -> {
                    if (trait.value().isValueNode()) {
                        texts.put(name, trait.value().asText());
                    }
                });
        return texts;
    }
}
