package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Customers, written short and noted as a run does. */
final class Noting {

    static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    static final Model MODEL = model();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Inspection inspection = new Inspection(MODEL);
    final Quality notes = new Quality();

    /** An account that events were grouped into. */
    Noting account(String id, Map<String, ?> traits) {
        inspection.account(notes, Summed.self(Id.account(id), List.of(item(Id.self(id), traits, Trust.SECRET))));
        return this;
    }

    Noting person(String account, String id, Map<String, ?> traits) {
        return person(Id.account(account), item(Id.known(id), traits, Trust.SECRET));
    }

    Noting person(Id account, Item item) {
        var person = new PersonReading(item.id(), List.of(item), Optional.empty());
        inspection.person(notes, account, person, NOW);
        if (account.is(Id.Kind.KNOWN)) {
            inspection.account(notes, Summed.accountOfOne(person.facts()));
        }
        return this;
    }

    Noting event(String person, String name) {
        var event = new Event.Track(new Envelope("m", person, null, NOW, null, Map.of()), name, Map.of());
        Inspection.event(
                notes,
                new LogEntry(Id.known(person), LogKey.of(NOW, Trust.SECRET, "m"), event, NOW, NOW, Trust.SECRET));
        return this;
    }

    static Item item(Id id, Map<String, ?> traits, Trust trust, String... events) {
        return item(id, traits, trust, false, events);
    }

    static Item item(Id id, Map<String, ?> traits, Trust trust, boolean skewed, String... events) {
        var key = LogKey.of(NOW, trust, "m");
        var stated = new HashMap<String, Trait>();
        traits.forEach((name, value) -> stated.put(name, new Trait(json(value), NOW, key.message())));
        var usage = new HashMap<String, NavigableMap<LocalDate, Long>>();
        for (var event : events) {
            usage.put("event " + event, new TreeMap<>(Map.of(LocalDate.of(2026, 3, 30), 1L)));
        }
        return new Item(
                id,
                1,
                1,
                Optional.of(key),
                skewed,
                stated,
                new Usage(usage),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JsonNode json(Object value) {
        return value instanceof String text ? TextNode.valueOf(text) : JSON.valueToTree(value);
    }

    private static Model model() {
        try {
            var folder = Files.createTempDirectory("model");
            Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: tier
                    of: accounts
                    goal: { outcome: churn }
                    needs: [plan]
                    segments:
                      - { segment: enterprise, when: { trait: plan, is: enterprise }, then: { tasks: [call] } }
                      - { segment: pro, when: { trait: plan, is: pro }, then: { tasks: [write] } }
                      - { segment: other, otherwise: true, then: { tasks: [look] } }
                  - lens: size
                    of: accounts
                    segments:
                      - segment: large
                        when: { all: [{ trait: employees, at_least: 50 }, { event: Task Created, in_last: 30d }] }
                        then: { tasks: [call] }
                      - { segment: small, otherwise: true, then: { tasks: [write] } }
                audiences:
                  - audience: bosses
                    of: people
                    when: { all: [{ trait: title, contains: Head }, { event: Report Exported }] }
                    then: { tasks: [call] }
                scores:
                  - score: interest
                    of: people
                    points: [{ add: 5, when: { page: /princing } }]
                """);
            return ModelReader.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
