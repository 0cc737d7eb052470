package dev.vitalfew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Fold;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.UsageCodec;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A history as the product meets and keeps it: messages in the log, folded into items of the table {@code customers}. */
final class Population {

    static final int PEOPLE_OF_AN_ACCOUNT = 5;

    private final History history;
    private final Model model;
    private final Fold fold;
    private final CustomerItems items;
    private final int peopleOfAnAccount;

    Population(History history) {
        this(history, PEOPLE_OF_AN_ACCOUNT);
    }

    Population(History history, int peopleOfAnAccount) {
        this.history = history;
        this.peopleOfAnAccount = peopleOfAnAccount;
        this.model = model();
        this.fold = new Fold(model);
        this.items = items(model);
    }

    static Model model() {
        try {
            return ModelReader.read(
                    Path.of(Population.class.getResource("/model").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the bench's model is not in a folder", e);
        }
    }

    static CustomerItems items(Model model) {
        return new CustomerItems(new UsageCodec(model.meters()), clock(model));
    }

    /** Noon of the day that everything is evaluated as of. */
    static Clock clock(Model model) {
        return Clock.fixed(History.AS_OF.atTime(12, 0).atZone(model.zone()).toInstant(), model.zone());
    }

    Model modelOfAll() {
        return model;
    }

    /** The person's item as the table keeps it. */
    Map<String, AttributeValue> stored(int person) {
        return items.toItem(new Place(accountOf(person), idOf(person)), folded(person));
    }

    CustomerItems items() {
        return items;
    }

    private Item folded(int person) {
        return fold.recountAll(Item.of(idOf(person)), LocalDate.MIN, entries(person));
    }

    static Id idOf(int person) {
        return Id.known("usr_%06x".formatted(person));
    }

    Id accountOf(int person) {
        return accountAt(person / peopleOfAnAccount);
    }

    Id accountAt(int account) {
        return Id.account("acct_%05x".formatted(account));
    }

    IntStream peopleOf(int account) {
        return IntStream.range(account * peopleOfAnAccount, (account + 1) * peopleOfAnAccount);
    }

    /** What a server sent of the account itself. */
    LogEntry self(int account) {
        var person = account * peopleOfAnAccount;
        var random = new SplittableRandom(-1 - account);
        var began = at(history.since()[person], random);
        Map<String, JsonNode> traits = Map.of(
                "name", TextNode.valueOf("Company " + account),
                "plan", TextNode.valueOf(history.planOf(person)),
                "mrr", IntNode.valueOf(history.employees()[person] * 5));
        var event = new Event.Group(
                new Envelope(null, null, null, began, null, Map.of()),
                accountAt(account).value(),
                traits);
        return entry(Id.self(accountAt(account).value()), event, began, random);
    }

    /** What was sent of a person: who they are, where they belong, and what they did. */
    List<LogEntry> entries(int person) {
        var random = new SplittableRandom(person);
        var entries = new ArrayList<LogEntry>();
        var began = at(history.since()[person], random);
        Map<String, JsonNode> traits = Map.of(
                "plan", TextNode.valueOf(history.planOf(person)),
                "employees", IntNode.valueOf(history.employees()[person]),
                "country", TextNode.valueOf(history.countryOf(person)),
                "email", TextNode.valueOf("person%d@company%d.example".formatted(person, person / 5)));
        var envelope = envelope(person, began);
        entries.add(entry(idOf(person), new Event.Identify(envelope, traits), began, random));
        entries.add(
                entry(idOf(person), new Event.Group(envelope, accountOf(person).value(), Map.of()), began, random));
        for (var i = history.from()[person]; i < history.from()[person + 1]; i++) {
            var at = at(history.daysAgo()[i], random);
            entries.add(entry(idOf(person), event(person, i, at), at, random));
        }
        return entries;
    }

    private Event event(int person, int index, Instant at) {
        var what = Happening.of(history.what()[index]);
        if (what.isPage()) {
            return new Event.Page(envelope(person, at), null, Map.of("path", TextNode.valueOf(what.text)));
        }
        Map<String, JsonNode> properties = what == Happening.INVOICE_PAID
                ? Map.of("amount", DecimalNode.valueOf(BigDecimal.valueOf(history.cents()[index], 2)))
                : Map.of();
        return new Event.Track(envelope(person, at), what.text, properties);
    }

    private static Envelope envelope(int person, Instant at) {
        return new Envelope(null, idOf(person).value(), null, at, null, Map.of());
    }

    private static LogEntry entry(Id id, Event event, Instant at, SplittableRandom random) {
        var message = new UUID(random.nextLong(), random.nextLong()).toString();
        return new LogEntry(id, LogKey.of(at, Trust.SECRET, message), event, at, at, Trust.SECRET);
    }

    private Instant at(int daysAgo, SplittableRandom random) {
        // Today not after noon, which it is.
        return History.AS_OF
                .minusDays(daysAgo)
                .atStartOfDay(model.zone())
                .toInstant()
                .plusMillis(random.nextInt(43_000_000));
    }
}
