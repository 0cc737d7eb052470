package dev.vitalfew.quality;

import dev.vitalfew.quality.Finding.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts and people: alike, without an account, with one address, from one source, with a wrong clock. */
final class CustomerFindings {

    private final Quality notes;

    CustomerFindings(Quality notes) {
        this.notes = notes;
    }

    Stream<Finding> all() {
        return Stream.of(
                        alike("name", notes.names()),
                        alike("domain", notes.domains()),
                        sharedEmail(),
                        withoutAccount(),
                        singleSource(),
                        clocks())
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> alike(String trait, Grouped accounts) {
        var same = shared(accounts);
        return same.count() == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                                Kind.ACCOUNTS_ALIKE,
                                Severity.ofShare(same.count(), accounts.kept()).atLeast(Severity.MEDIUM),
                                trait,
                                "%s have the %s of another account%s."
                                        .formatted(
                                                Counted.of(same.count(), "account", "accounts"), trait, of(accounts)),
                                same.count(),
                                accounts.kept(),
                                "accounts",
                                "If they are one customer, send one groupId for them; their people follow with their"
                                        + " next group call.")
                        .such(same.ids()));
    }

    private Optional<Finding> sharedEmail() {
        var same = shared(notes.emails());
        return same.count() == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                                Kind.SHARED_EMAIL,
                                Severity.HIGH,
                                "email",
                                "%s have the email address of somebody else%s; whoever reads there gets the emails of all."
                                        .formatted(Counted.of(same.count(), "person", "people"), of(notes.emails())),
                                same.count(),
                                notes.emails().kept(),
                                "people",
                                "If they are one person, join their ids with alias and the secret key; else correct the"
                                        + " address.")
                        .such(same.ids()));
    }

    /** Those who are not alone with their value. */
    private static Found shared(Grouped values) {
        var shared = new Found();
        values.byValue().values().stream().filter(who -> who.count() > 1).forEach(shared::add);
        return shared;
    }

    private static String of(Grouped values) {
        return values.kept() == values.count()
                ? ""
                : ", of the %d of %d that were compared".formatted(values.kept(), values.count());
    }

    private Optional<Finding> withoutAccount() {
        var alone = notes.alone();
        return alone.count() == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                                Kind.PERSON_WITHOUT_ACCOUNT,
                                Severity.ofShare(alone.count(), notes.people()).atMost(Severity.MEDIUM),
                                "account",
                                "%d of %s are in no account, and each counts as an account of one."
                                        .formatted(alone.count(), Counted.of(notes.people(), "person", "people")),
                                alone.count(),
                                notes.people(),
                                "people",
                                "Call group with the groupId of their account when they sign in.")
                        .such(alone.ids()));
    }

    private Optional<Finding> singleSource() {
        if (notes.keys().size() != 1) {
            return Optional.empty();
        }
        var key = notes.keys().firstKey();
        var secret = key.equals("secret");
        var all = notes.accounts() + notes.people();
        return Optional.of(Finding.of(
                Kind.SINGLE_SOURCE,
                secret ? Severity.LOW : Severity.MEDIUM,
                key + " key",
                "All that is known of %s and %s came with the %s key%s: what that source gets wrong, nothing corrects."
                        .formatted(
                                Counted.of(notes.accounts(), "account", "accounts"),
                                Counted.of(notes.people(), "person", "people"),
                                key,
                                library()),
                all,
                all,
                "accounts and people",
                secret
                        ? "Let the website or app send events as well, with the public key."
                        : "Let a server state plan, price and email, with the secret key."));
    }

    /** The only library of the sampled events, if all of them name one. */
    private String library() {
        var names = notes.libraries().byValue().keySet();
        return names.size() == 1 ? ", of late by " + names.iterator().next() : "";
    }

    private Optional<Finding> clocks() {
        var off = notes.skewed();
        return off.count() == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                                Kind.CLOCK_OFF,
                                Severity.ofShare(off.count(), notes.ids()).atMost(Severity.MEDIUM),
                                "clock",
                                "%d of %s sent events with a clock that was more than 12 hours off; their times were corrected."
                                        .formatted(off.count(), Counted.of(notes.ids(), "id", "ids")),
                                off.count(),
                                notes.ids(),
                                "ids",
                                "A few are devices with a wrong date. If they are many, look at how the app sets"
                                        + " timestamp and sentAt.")
                        .such(off.ids()));
    }
}
