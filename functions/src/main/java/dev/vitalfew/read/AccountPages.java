package dev.vitalfew.read;

import dev.vitalfew.collect.LogKey;
import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Accounts: one with its reasons, or the list of those in a segment. */
final class AccountPages {

    private final Model model;
    private final Supplier<Evaluator> evaluator;
    private final Standings standings;
    private final CustomerStore customers;
    private final Points points;
    private final Clock clock;

    AccountPages(Model model, Supplier<Evaluator> evaluator, CustomerStore customers, Points points, Clock clock) {
        this.model = model;
        this.evaluator = evaluator;
        this.standings = new Standings(model);
        this.customers = customers;
        this.points = points;
        this.clock = clock;
    }

    /** By the account's own id, else a person's who is an account of one; also by a full key such as {@code g:acme}. */
    Id find(String id) {
        return candidates(id).stream()
                .filter(this::isThere)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no such account: " + id));
    }

    /** Which account's id a text may be, the likeliest first. */
    static List<Id> candidates(String id) {
        var own = List.of(Id.account(id), Id.known(id));
        if (!id.startsWith("g:") && !id.startsWith("u:") || id.length() < 3) {
            return own;
        }
        var all = new ArrayList<>(List.of(Id.parse(id)));
        all.addAll(own);
        return all;
    }

    private boolean isThere(Id account) {
        return isAccount(account) && customers.account(account).hasNext();
    }

    /** A known person is an account of one unless they belong to another. */
    private boolean isAccount(Id id) {
        return !id.is(Id.Kind.KNOWN) || customers.find(id).place().account().equals(id);
    }

    Map<String, Object> page(String id, HttpRequest request) {
        var account = find(id);
        var reading = new AccountReading(account, customers.account(account));
        var asOf = Dates.asOf(model, clock, reading.standing());
        var facts = account.is(Id.Kind.KNOWN) ? ofOne(reading) : reading.self();
        var reasons = reasons(account, facts, reading, asOf);
        var page = new LinkedHashMap<String, Object>();
        page.put("account", account.toString());
        page.put("id", account.value());
        page.put("traits", traits(facts));
        page.put("segments", standings.segments(Of.ACCOUNTS, reading.standing(), reasons));
        page.put("audiences", standings.audiences(Of.ACCOUNTS, reading.standing(), reasons));
        page.put("scores", standings.scores(points.account(account), reasons));
        page.put("changes", Standings.changes(customers.changes(account, true, Standings.CHANGES)));
        page.put("asOf", asOf.toString());
        var limit = Paging.limit(request);
        var people = customers.people(account, request.query("cursor").map(Paging::id), limit);
        page.put("people", people.stream().map(Id::toString).toList());
        Paging.put(
                page,
                people.size() < limit
                        ? Optional.empty()
                        : Optional.of(people.getLast().toString()));
        return page;
    }

    /** Both are read again, as the reading goes forward only. */
    private Facts ofOne(AccountReading reading) {
        var present = people(new AccountReading(reading.account(), customers.account(reading.account())));
        if (!present.hasNext()) {
            throw Problem.notFound("no such account: " + reading.account().value());
        }
        return Summed.accountOfOne(present.next());
    }

    private Map<String, String> reasons(Id account, Facts facts, AccountReading reading, LocalDate asOf) {
        var people = people(reading);
        if (account.is(Id.Kind.KNOWN)) {
            return evaluator.get().explainAccount(facts, List.of(people.next()).iterator(), asOf);
        }
        return evaluator.get().explainAccount(facts, people, asOf);
    }

    /** Why an account is where it stands; nothing of an account of one whose person came to another meanwhile. */
    Map<String, String> reasons(Standing standing) {
        var account = standing.account();
        var reading = new AccountReading(account, customers.account(account));
        var asOf = Dates.asOf(model, clock, Optional.of(standing));
        if (!account.is(Id.Kind.KNOWN)) {
            return reasons(account, reading.self(), reading, asOf);
        }
        var person = people(reading);
        if (!person.hasNext()) {
            return Map.of();
        }
        var one = person.next();
        return evaluator
                .get()
                .explainAccount(Summed.accountOfOne(one), List.of(one).iterator(), asOf);
    }

    static Iterator<Facts> people(AccountReading reading) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reading, Spliterator.ORDERED), false)
                .filter(person -> !person.items().isEmpty())
                .map(PersonReading::facts)
                .iterator();
    }

    static Map<String, Object> traits(Facts facts) {
        var traits = new TreeMap<String, Object>();
        facts.traits().forEach((name, trait) -> traits.put(name, said(trait)));
        return traits;
    }

    private static Map<String, Object> said(Trait trait) {
        var said = new LinkedHashMap<String, Object>();
        said.put("value", trait.value());
        said.put("at", trait.at().toString());
        said.put("by", LogKey.isPublic(trait.message()) ? "public key" : "secret key");
        return said;
    }
}
