package dev.vitalfew.read;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Actions;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the application asks to decide what it shows: segment by lens, audiences, the support promise, the onboarding flow,
 * tips and scores. A person's answer holds what they prefer, their own lenses and those of the account.
 */
final class AppPages {

    private final Model model;
    private final CustomerStore customers;
    private final AccountPages accounts;
    private final PeoplePages people;
    private final Points points;

    AppPages(Model model, CustomerStore customers, AccountPages accounts, PeoplePages people, Points points) {
        this.model = model;
        this.customers = customers;
        this.accounts = accounts;
        this.people = people;
        this.points = points;
    }

    Map<String, Object> account(String id) {
        var account = accounts.find(id);
        var page = new LinkedHashMap<String, Object>();
        page.put("account", account.toString());
        put(page, customers.accountStanding(account), Optional.empty());
        page.put("scores", points.account(account));
        return page;
    }

    Map<String, Object> person(String id) {
        var place = people.find(id);
        var page = new LinkedHashMap<String, Object>();
        page.put("person", place.person().toString());
        page.put("account", place.account().toString());
        put(page, ofAccount(place.account()), customers.standing(customers.find(place.person())));
        page.put("preferences", people.preferred(place));
        page.put("scores", points.person(place));
        return page;
    }

    /** An anonymous person is no account. */
    private Optional<Standing> ofAccount(Id account) {
        return account.is(Id.Kind.ANONYMOUS) ? Optional.empty() : customers.accountStanding(account);
    }

    private void put(Map<String, Object> page, Optional<Standing> account, Optional<Standing> person) {
        var segments = new LinkedHashMap<String, Object>();
        var actions = new ArrayList<Actions>();
        for (var lens : model.lenses()) {
            var standing = lens.of() == Of.ACCOUNTS ? account : person;
            var segment = standing.flatMap(stands -> stands.segment(lens.name()));
            if (lens.of() == Of.ACCOUNTS || person.isPresent()) {
                segments.put(lens.name(), segment.orElse(null));
            }
            lens.segments().stream()
                    .filter(candidate -> segment.equals(Optional.of(candidate.name())))
                    .forEach(candidate -> actions.add(candidate.then()));
        }
        var audiences = new ArrayList<String>();
        for (Audience audience : model.audiences()) {
            var standing = audience.of() == Of.ACCOUNTS ? account : person;
            standing.flatMap(stands -> stands.segment(audience.name()))
                    .filter(Change.IN::equals)
                    .ifPresent(_ -> {
                        audiences.add(audience.name());
                        actions.add(audience.then());
                    });
        }
        page.put("segments", segments);
        page.put("audiences", audiences);
        first(actions, Actions::sla).ifPresent(promise -> page.put("sla", promise));
        first(actions, Actions::onboarding).ifPresent(flow -> page.put("onboarding", flow));
        page.put(
                "guidance",
                actions.stream()
                        .flatMap(one -> one.guidance().stream())
                        .distinct()
                        .toList());
    }

    /** What the first lens, in the model's order, says that says it. */
    private static Optional<String> first(List<Actions> actions, Function<Actions, Optional<String>> what) {
        return actions.stream().flatMap(one -> what.apply(one).stream()).findFirst();
    }
}
