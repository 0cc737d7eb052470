package dev.vitalfew.lifecycle.existing;

import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Placed;
import dev.vitalfew.customers.Item;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All customers, one after the other: an account that stands somewhere, then its people. It can be left after each of
 * them, so that the people of a large account need not be read at once.
 */
final class Census implements Iterator<Census.Met> {

    private final CustomerStore customers;
    private final ArrayDeque<Placed> ahead = new ArrayDeque<>();
    private Optional<String> nextPage;
    private boolean lastPageRead;
    private String cursor = "";
    private @Nullable Id account;
    private Optional<Standing> ofAccount = Optional.empty();
    private final Optional<Id> begun;

    sealed interface Met {
        record Account(Standing standing) implements Met {}

        /**
         * @param ofAccount where the person's account stands
         * @param items none of somebody who has left
         */
        record Person(
                Id person, Id account, Optional<Standing> ofAccount, Optional<Standing> standing, List<Item> items)
                implements Met {
            public Person {
                items = List.copyOf(items);
            }
        }
    }

    /** @param after the cursor of the part before */
    Census(CustomerStore customers, Optional<String> after) {
        this.customers = customers;
        this.nextPage = after;
        begun = after.isPresent() && hasNext() && !isOfAccount(ahead.element())
                ? Optional.of(ahead.element().account())
                : Optional.empty();
        begun.ifPresent(within -> {
            account = within;
            ofAccount = customers.accountStanding(within);
        });
    }

    /** The account that a part before may have left in the middle of its people. */
    Optional<Id> begun() {
        return begun;
    }

    /** Continues after the last who was met. */
    String cursor() {
        return cursor;
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !lastPageRead) {
            var page = customers.scan(0, 1, nextPage);
            ahead.addAll(page.records());
            nextPage = page.next();
            lastPageRead = nextPage.isEmpty();
        }
        return !ahead.isEmpty();
    }

    @Override
    public Met next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more customers");
        }
        var first = ahead.element();
        if (!first.account().equals(account)) {
            account = first.account();
            ofAccount = Optional.empty();
        }
        if (first.record() instanceof AccountRecord.Stands(var standing) && standing.ofAccount()) {
            cursor = ahead.remove().cursor();
            ofAccount = Optional.of(standing);
            return new Met.Account(standing);
        }
        return person(first.account(), personOf(first.record()));
    }

    private Met.Person person(Id in, Id person) {
        var standing = Optional.<Standing>empty();
        var items = new ArrayList<Item>();
        while (hasNext()
                && ahead.element().account().equals(in)
                && personOf(ahead.element().record()).equals(person)) {
            var placed = ahead.remove();
            cursor = placed.cursor();
            switch (placed.record()) {
                case AccountRecord.Stands(var stands) -> standing = Optional.of(stands);
                case AccountRecord.Folded folded -> items.add(folded.item());
            }
        }
        return new Met.Person(person, in, ofAccount, standing, items);
    }

    private static boolean isOfAccount(Placed placed) {
        return placed.record() instanceof AccountRecord.Stands(var standing) && standing.ofAccount();
    }

    private static Id personOf(AccountRecord record) {
        return switch (record) {
            case AccountRecord.Stands(var standing) -> standing.subject();
            case AccountRecord.Folded(var person, var ignored) -> person;
        };
    }
}
