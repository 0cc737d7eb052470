package dev.vitalfew.read;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Actions;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the application asks to decide what it shows: segment by lens, audiences, and the support promise. A person's
 * answer holds the person's lenses and those of the account.
 */
final class AppPages {

    private final Model model;
    private final CustomerStore customers;
    private final AccountPages accounts;
    private final PeoplePages people;

    AppPages(Model model, CustomerStore customers, AccountPages accounts, PeoplePages people) {
        this.model = model;
        this.customers = customers;
        this.accounts = accounts;
        this.people = people;
    }

    Map<String, Object> account(String id) {
        var account = accounts.find(id);
        var page = new LinkedHashMap<String, Object>();
        page.put("account", account.toString());
        put(page, customers.accountStanding(account), Optional.empty());
        return page;
    }

    Map<String, Object> person(String id) {
        var place = people.find(id);
        var page = new LinkedHashMap<String, Object>();
        page.put("person", place.person().toString());
        page.put("account", place.account().toString());
        put(page, ofAccount(place.account()), customers.standing(customers.find(place.person())));
        return page;
    }

    /** An anonymous person is no account. */
    private Optional<Standing> ofAccount(Id account) {
        return account.is(Id.Kind.ANONYMOUS) ? Optional.empty() : customers.accountStanding(account);
    }

    private void put(Map<String, Object> page, Optional<Standing> account, Optional<Standing> person) {
        var segments = new LinkedHashMap<String, Object>();
        Optional<String> sla = Optional.empty();
        for (var lens : model.lenses()) {
            var standing = lens.of() == Of.ACCOUNTS ? account : person;
            var segment = standing.flatMap(stands -> stands.segment(lens.name()));
            if (lens.of() == Of.ACCOUNTS || person.isPresent()) {
                segments.put(lens.name(), segment.orElse(null));
            }
            sla = sla.or(() -> segment.flatMap(name -> sla(lens, name)));
        }
        var audiences = new ArrayList<String>();
        for (Audience audience : model.audiences()) {
            var standing = audience.of() == Of.ACCOUNTS ? account : person;
            standing.flatMap(stands -> stands.segment(audience.name()))
                    .filter(Change.IN::equals)
                    .ifPresent(_ -> audiences.add(audience.name()));
        }
        page.put("segments", segments);
        page.put("audiences", audiences);
        sla.ifPresent(promise -> page.put("sla", promise));
    }

    private static Optional<String> sla(Lens lens, String segment) {
        return lens.segments().stream()
                .filter(candidate -> candidate.name().equals(segment))
                .map(Lens.Segment::then)
                .flatMap((Actions then) -> then.sla().stream())
                .findFirst();
    }
}
