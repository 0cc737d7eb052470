package dev.vitalfew.preview;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.preview.Tally.Entry;
import dev.vitalfew.segment.DryRun.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts who of those who enter could be emailed: known people with a valid address, who refuse it by no trait and are on
 * the suppression list with neither themselves nor their address. Of an account that enters, all such people of it.
 * Nobody is looked up who enters nothing, except in large accounts.
 */
final class Reach {

    private static final int AT_ONCE = 50;

    /** Of an account with more people than this, they are looked up before it is known whether it enters anything. */
    private static final int LARGE = 1_000;

    private final Suppressions suppressions;
    private final List<Addressee> ofAccount = new ArrayList<>();
    private final List<Addressee> waiting = new ArrayList<>();
    private @Nullable Id account;
    private long foundOfAccount;

    private record Addressee(Id person, String addressHash, List<Entry> entries) {
        void couldBeEmailed() {
            entries.forEach(entry -> entry.couldBeEmailed(1));
        }

        Addressee entering(List<Entry> more) {
            var all = new ArrayList<>(entries);
            all.addAll(more);
            return new Addressee(person, addressHash, all);
        }
    }

    Reach(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Takes somebody who was looked at, an account after its people. */
    void take(Seen seen, List<Entry> entries) {
        if (!seen.account().equals(account)) {
            closeAccount(List.of());
            account = seen.account();
        }
        if (seen.ofAccount()) {
            closeAccount(entries);
            return;
        }
        seen.person()
                .flatMap(person -> Recipient.stating(
                                seen.subject(), seen.account(), person.facts().stated())
                        .mailable())
                .ifPresent(hash -> ofAccount.add(new Addressee(seen.subject(), hash, entries)));
        if (ofAccount.size() >= LARGE) {
            foundOfAccount += found(ofAccount);
            ofAccount.clear();
        }
    }

    /** Counts whoever has not been looked up yet. */
    void close() {
        closeAccount(List.of());
        found(waiting);
        waiting.clear();
    }

    private void closeAccount(List<Entry> entries) {
        entries.forEach(entry -> entry.couldBeEmailed(foundOfAccount));
        ofAccount.stream()
                .map(addressee -> addressee.entering(entries))
                .filter(addressee -> !addressee.entries().isEmpty())
                .forEach(waiting::add);
        ofAccount.clear();
        foundOfAccount = 0;
        if (waiting.size() >= AT_ONCE) {
            found(waiting);
            waiting.clear();
        }
    }

    /** Looks them up; answers how many could be emailed. */
    private long found(List<Addressee> addressees) {
        var suppressed = suppressions.suppressed(addressees.stream()
                .collect(Collectors.toMap(Addressee::person, Addressee::addressHash, (one, _) -> one)));
        var found = addressees.stream()
                .filter(addressee -> !suppressed.contains(addressee.person()))
                .toList();
        found.forEach(Addressee::couldBeEmailed);
        return found.size();
    }
}
