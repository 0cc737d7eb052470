package dev.vitalfew.read;

import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The points of a subject by score, added up when they are asked for. */
final class Points {

    private final Model model;
    private final Supplier<Evaluator> evaluator;
    private final CustomerStore customers;
    private final Clock clock;

    Points(Model model, Supplier<Evaluator> evaluator, CustomerStore customers, Clock clock) {
        this.model = model;
        this.evaluator = evaluator;
        this.customers = customers;
        this.clock = clock;
    }

    Map<String, Long> person(Place place) {
        if (hasNone(Of.PEOPLE)) {
            return Map.of();
        }
        var standing = customers.standing(customers.find(place.person()));
        var facts = Summed.person(place.person(), customers.itemsOf(place));
        return evaluator.get().person(facts, Dates.asOf(model, clock, standing)).scores();
    }

    Map<String, Long> account(Id account) {
        if (hasNone(Of.ACCOUNTS)) {
            return Map.of();
        }
        var reading = new AccountReading(account, customers.account(account));
        var asOf = Dates.asOf(model, clock, reading.standing());
        var people = AccountPages.people(reading);
        if (!account.is(Id.Kind.KNOWN)) {
            return evaluator.get().account(reading.self(), people, asOf).scores();
        }
        var one = people.next();
        return evaluator
                .get()
                .account(Summed.accountOfOne(one), List.of(one).iterator(), asOf)
                .scores();
    }

    private boolean hasNone(Of of) {
        return model.scores().stream().noneMatch(score -> score.of() == of);
    }
}
