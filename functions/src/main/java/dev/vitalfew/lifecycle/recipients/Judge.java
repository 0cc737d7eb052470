package dev.vitalfew.lifecycle.recipients;

import dev.vitalfew.customers.Customers;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.Env;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.segment.LastRun;
import java.time.LocalDate;

/** Whether a rule of people holds of somebody of an account today. */
public interface Judge {

    boolean holds(Id account, Id person, Rule rule);

    static Judge from(Env env, Model model) {
        Customers customers = DynamoCustomers.from(env, model);
        var evaluator = new Evaluator(model);
        var lastRun = LastRun.from(env, model);
        return (account, person, rule) -> evaluator
                .with(lastRun.get())
                .holds(
                        Summed.person(person, customers.itemsOf(new Place(account, person))),
                        rule,
                        LocalDate.now(env.clock().withZone(model.zone())));
    }
}
