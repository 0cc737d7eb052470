package dev.vitalfew.segment;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.fold.Folded;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.util.TreeSet;

/** What follows from a fold: the people and accounts that it touched are settled. */
public final class Aftermath {

    private final Folding folding;
    private final Settle settle;
    private final CustomerStore customers;
    private final SettleQueue large;

    public Aftermath(Folding folding, Settle settle, CustomerStore customers, SettleQueue large) {
        this.folding = folding;
        this.settle = settle;
        this.customers = customers;
        this.large = large;
    }

    public void of(Folded folded) {
        var trigger = new Trigger(cause(folded), folded.at());
        var accounts = new TreeSet<Id>();
        for (var place : folded.places()) {
            var changed = !place.person().is(Id.Kind.SELF)
                    && settle.person(place.person(), trigger).changed();
            if (changed || folded.accountConcerned()) {
                accounts.add(place.account());
            }
        }
        accounts.stream()
                .filter(account -> !account.is(Id.Kind.ANONYMOUS))
                .forEach(account -> settle(account, trigger));
        folding.settled(folded);
    }

    private static Cause cause(Folded folded) {
        if (folded.history()) {
            return Cause.BACKFILL;
        }
        return folded.moved() ? Cause.MOVED : Cause.EVENT;
    }

    /** An account of many people is looked at once a minute at most, however many events they send. */
    private void settle(Id account, Trigger trigger) {
        if (customers.accountStanding(account).filter(Standing::isLarge).isPresent()) {
            large.send(account, trigger);
        } else {
            settle.account(account, trigger);
        }
    }
}
