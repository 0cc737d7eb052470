package dev.vitalfew.customers;

import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Facts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account as its records come in key order: first where it stands and its self, then its people one by one, so that
 * an account of 100,000 people needs the room of one.
 */
public final class AccountReading implements Iterator<AccountReading.PersonReading> {

    private final Id account;
    private final Iterator<AccountRecord> records;
    private @Nullable AccountRecord ahead;
    private final Optional<Standing> standing;
    private final List<Item> selfItems;
    private final Facts self;

    /** A person of the account, and where the person stood; without items for one who has left. */
    public record PersonReading(Id person, List<Item> items, Optional<Standing> standing) {
        /** What a person's records say, in whatever order they come. */
        static PersonReading of(Id person, Stream<AccountRecord> records) {
            var items = new ArrayList<Item>();
            var standing = new ArrayList<Standing>();
            records.forEach(record -> {
                switch (record) {
                    case AccountRecord.Stands(var stands) -> standing.add(stands);
                    case AccountRecord.Folded folded -> items.add(folded.item());
                }
            });
            return new PersonReading(person, items, standing.stream().findFirst());
        }

        public Facts facts() {
            return Summed.person(person, items);
        }
    }

    public AccountReading(Id account, Iterator<AccountRecord> records) {
        this.account = account;
        this.records = records;
        advance();
        standing = ahead instanceof AccountRecord.Stands(var stands) && stands.ofAccount()
                ? taken(stands)
                : Optional.empty();
        var selfItems = new ArrayList<Item>();
        while (ahead instanceof AccountRecord.Folded(var person, var item) && person.is(Id.Kind.SELF)) {
            selfItems.add(item);
            advance();
        }
        this.selfItems = List.copyOf(selfItems);
        self = Summed.self(account, selfItems);
    }

    private Optional<Standing> taken(Standing stands) {
        advance();
        return Optional.of(stands);
    }

    private void advance() {
        ahead = records.hasNext() ? records.next() : null;
    }

    public Id account() {
        return account;
    }

    public Optional<Standing> standing() {
        return standing;
    }

    /** What the account's own events were folded to. */
    public List<Item> selfItems() {
        return selfItems;
    }

    public Facts self() {
        return self;
    }

    /**
     * Whether it said something of itself. Every membership is logged under the account too, so one whose people are
     * known first follows at once; until then nobody knows whether it is new.
     */
    public boolean isKnown() {
        return !selfItems.isEmpty();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public PersonReading next() {
        if (ahead == null) {
            throw new NoSuchElementException("no more people in " + account);
        }
        var person = personOf(ahead);
        Optional<Standing> stood = Optional.empty();
        var items = new ArrayList<Item>();
        while (ahead != null && personOf(ahead).equals(person)) {
            switch (ahead) {
                case AccountRecord.Stands(var stands) -> stood = Optional.of(stands);
                case AccountRecord.Folded folded -> items.add(folded.item());
            }
            advance();
        }
        return new PersonReading(person, items, stood);
    }

    private static Id personOf(AccountRecord ahead) {
        return switch (ahead) {
            case AccountRecord.Stands(var stands) -> stands.subject();
            case AccountRecord.Folded folded -> folded.person();
        };
    }
}
