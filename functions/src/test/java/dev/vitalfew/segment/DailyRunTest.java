package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Deed;
import dev.vitalfew.lenses.RandomModel;
import dev.vitalfew.lenses.Recount;
import dev.vitalfew.lenses.Recount.Somebody;
import dev.vitalfew.model.Model;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * After the run for a date, everybody is where a recount of all that happened puts them as of that date: those who came,
 * and those who left only because time went by.
 */
class DailyRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Id ACME = Id.account("acme");

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void theRunEqualsARecount(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var written = new RandomModel(random).make();
        var model = RandomModel.read(written);
        var lastNews = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(90));
        var asOf = lastNews.plusDays(random.nextInt(40));
        var customers = new MemoryCustomers();
        var people = people(random, lastNews);

        settledByEvents(model, customers, people, lastNews, random);
        run(model, customers, asOf);

        assertThat(stands(customers.accountStanding(ACME))).isEqualTo(recount(written, self(), members(people), asOf));
        for (var person : people.values()) {
            var id = Id.parse(person.id());
            assertThat(stands(customers.standing(customers.find(id))))
                    .as(person.id())
                    .isEqualTo(recount(written, person, asOf));
            if (!isMember(id)) {
                var asAccount = new Somebody(person.id(), person.traits(), List.of(), person.firstSeen());
                assertThat(stands(customers.accountStanding(id)))
                        .as(person.id() + " as an account")
                        .isEqualTo(recount(written, asAccount, List.of(person), asOf));
            }
        }
    }

    private static void settledByEvents(
            Model model, MemoryCustomers customers, Map<Id, Somebody> people, LocalDate lastNews, Random random) {
        var clock = noonOf(lastNews);
        var log = new MemoryLog();
        var folding = new Folding(model, log, customers, clock);
        var aftermath = new Aftermath(folding, new Settle(model, customers, clock), customers, (_, _) -> {});
        var entries = new ArrayList<LogEntry>();
        entries.add(entry(Id.self("acme"), group(null, self().firstSeen()), self().firstSeen(), false, "g"));
        people.forEach((id, person) -> entries.addAll(entries(id, person)));
        log.append(entries);
        Collections.shuffle(entries, random);
        for (var entry : entries) {
            aftermath.of(entry.id(), folding.fold(entry.id(), List.of(entry)));
        }
    }

    private static void run(Model model, MemoryCustomers customers, LocalDate asOf) {
        var clock = noonOf(asOf);
        var log = new MemoryLog();
        var folding = new Folding(model, log, customers, clock);
        var settle = new Settle(model, customers, clock);
        var work = new SliceWork(model, customers, log, folding, settle, new MemoryRuns(), clock);
        assertThat(work.work(asOf, 0, 2, () -> false)).isEqualTo(SliceWork.Turn.FINISHED);
        assertThat(work.work(asOf, 1, 2, () -> false)).isEqualTo(SliceWork.Turn.FINISHED);
    }

    private static Clock noonOf(LocalDate date) {
        return Clock.fixed(date.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static Map<String, String> stands(Optional<Standing> standing) {
        var stands = new TreeMap<String, String>();
        standing.ifPresent(stood -> stood.memberships()
                .forEach((name, membership) -> membership.segment().ifPresent(segment -> stands.put(name, segment))));
        return stands;
    }

    private static Map<String, String> recount(
            Map<String, Object> written, Somebody account, List<Somebody> people, LocalDate asOf) {
        return recount(new Recount(written, account, people, "accounts"), asOf);
    }

    private static Map<String, String> recount(Map<String, Object> written, Somebody person, LocalDate asOf) {
        return recount(new Recount(written, person, List.of(), "people"), asOf);
    }

    private static Map<String, String> recount(Recount recount, LocalDate asOf) {
        var stands = new TreeMap<>(recount.lenses(asOf));
        stands.values().removeIf("unclassified"::equals);
        new TreeSet<>(recount.audiences(asOf)).forEach(audience -> stands.put(audience, Change.IN));
        return stands;
    }

    private static Somebody self() {
        return new Somebody(ACME.toString(), Map.of(), List.of(), Instant.parse("2025-12-01T00:00:00Z"));
    }

    private static List<Somebody> members(Map<Id, Somebody> people) {
        return people.entrySet().stream()
                .filter(person -> isMember(person.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Two are in the account, one is an account of one. */
    private static boolean isMember(Id id) {
        return !id.value().equals("3");
    }

    private static Map<Id, Somebody> people(Random random, LocalDate lastNews) {
        var people = new TreeMap<Id, Somebody>();
        for (var number = 1; number <= 3; number++) {
            var begun = lastNews.minusDays(random.nextInt(80)).atStartOfDay().toInstant(ZoneOffset.UTC);
            var deeds = new ArrayList<Deed>();
            for (var i = random.nextInt(30); i > 0; i--) {
                var at = begun.plusSeconds(random.nextInt((int)
                        Math.max(1, lastNews.atTime(12, 0).toEpochSecond(ZoneOffset.UTC) - begun.getEpochSecond())));
                deeds.add(deed(random, at));
            }
            var traits = new HashMap<String, Object>();
            traits.put("plan", List.of("pro", "free", "x").get(random.nextInt(3)));
            traits.put("seats", random.nextInt(9));
            var id = Id.known(Integer.toString(number));
            people.put(id, new Somebody(id.toString(), traits, deeds, begun));
        }
        return people;
    }

    private static Deed deed(Random random, Instant at) {
        if (random.nextInt(8) == 0) {
            Object score = random.nextInt(6) == 0 ? (Object) 7.5 : (Object) (random.nextInt(13) - 1);
            return new Deed(false, "NPS Answered", Map.of("score", score), at, random.nextBoolean());
        }
        var page = random.nextInt(4) == 0;
        var names = page ? List.of("/p", "/p/x", "/other") : List.of("Alpha", "Beta", "Gamma", "Payment Failed");
        return new Deed(
                page,
                names.get(random.nextInt(names.size())),
                Map.of("amount", random.nextInt(9)),
                at,
                random.nextInt(10) == 0);
    }

    private static List<LogEntry> entries(Id id, Somebody person) {
        var entries = new ArrayList<LogEntry>();
        entries.add(entry(id, identify(id, person), person.firstSeen(), false, "i"));
        if (isMember(id)) {
            entries.add(entry(id, group(id.value(), person.firstSeen()), person.firstSeen(), false, "g"));
        }
        for (var deed : person.deeds()) {
            entries.add(entry(id, event(id, deed), deed.at(), deed.byProduct(), "d" + entries.size()));
        }
        return entries;
    }

    private static LogEntry entry(Id id, Event event, Instant at, boolean byProduct, String message) {
        var trust = byProduct ? Trust.SYSTEM : Trust.SECRET;
        return new LogEntry(id, LogKey.of(at, trust, message), event, at, at, trust);
    }

    private static Event identify(Id id, Somebody person) {
        return new Event.Identify(envelope(id.value(), person.firstSeen()), json(person.traits()));
    }

    private static Event group(@org.jspecify.annotations.Nullable String userId, Instant at) {
        return new Event.Group(envelope(userId, at), "acme", Map.of());
    }

    private static Event event(Id id, Deed deed) {
        var properties = json(deed.properties());
        if (!deed.page()) {
            return new Event.Track(envelope(id.value(), deed.at()), deed.name(), properties);
        }
        properties.put("path", TextNode.valueOf(deed.name()));
        return new Event.Page(envelope(id.value(), deed.at()), null, properties);
    }

    private static Envelope envelope(@org.jspecify.annotations.Nullable String userId, Instant at) {
        return new Envelope(null, userId, null, at, null, Map.of());
    }

    private static Map<String, JsonNode> json(Map<String, Object> values) {
        var nodes = new HashMap<String, JsonNode>();
        values.forEach((name, value) -> nodes.put(name, JSON.valueToTree(value)));
        return nodes;
    }
}
