package dev.vitalfew.read;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.events.EventType;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Preferred;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** People, with all of their ids put together. */
final class PeoplePages {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(101);

    private final Model model;
    private final Supplier<Evaluator> evaluator;
    private final Standings standings;
    private final CustomerStore customers;
    private final Log log;
    private final Points points;
    private final Clock clock;

    PeoplePages(
            Model model, Supplier<Evaluator> evaluator, CustomerStore customers, Log log, Points points, Clock clock) {
        this.model = model;
        this.evaluator = evaluator;
        this.standings = new Standings(model);
        this.customers = customers;
        this.log = log;
        this.points = points;
        this.clock = clock;
    }

    /** By userId, else by anonymousId; also by a full key such as {@code a:5f3c}. */
    Place find(String id) {
        return candidates(id).stream()
                .map(customers::find)
                .filter(this::isSomebody)
                .map(entry -> entry.place())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no such person: " + id));
    }

    /** Of an id that others only said to be theirs, there may be nobody. */
    private boolean isSomebody(DirectoryEntry entry) {
        return entry.exists()
                && !entry.isErased()
                && (!entry.isExpected() || !customers.itemsOf(entry.place()).isEmpty());
    }

    /** Whose id a text may be, the likeliest first. */
    static List<Id> candidates(String id) {
        var own = new ArrayList<>(List.of(Id.known(id), Id.anonymous(id)));
        if (id.length() > 2 && (id.startsWith("u:") || id.startsWith("a:"))) {
            own.addFirst(Id.parse(id));
        }
        return own;
    }

    Map<String, Object> page(String id) {
        var place = find(id);
        var items = customers.itemsOf(place);
        var standing = customers.standing(customers.find(place.person()));
        var facts = Summed.person(place.person(), items);
        var asOf = Dates.asOf(model, clock, standing);
        var reasons = evaluator.get().explainPerson(facts, asOf);
        var page = new LinkedHashMap<String, Object>();
        page.put("person", place.person().toString());
        page.put("account", place.account().toString());
        page.put("ids", items.stream().map(item -> item.id().toString()).toList());
        page.put("traits", AccountPages.traits(facts));
        page.put("preferences", preferences(facts, asOf));
        page.put("segments", standings.segments(Of.PEOPLE, standing, reasons));
        page.put("audiences", standings.audiences(Of.PEOPLE, standing, reasons));
        page.put("scores", standings.scores(points.person(place), reasons));
        page.put("changes", Standings.changes(customers.changes(place.person(), false, Standings.CHANGES)));
        items.stream().map(Item::lastSeen).max(Comparator.naturalOrder()).ifPresent(last -> {
            page.put("firstSeen", facts.firstSeen().toString());
            page.put("lastSeen", last.toString());
        });
        page.put("asOf", asOf.toString());
        return page;
    }

    /** Why a person is where they stand; nothing of one who moved meanwhile. */
    Map<String, String> reasons(Standing standing) {
        var items = customers.itemsOf(new Place(standing.account(), standing.subject()));
        return items.isEmpty()
                ? Map.of()
                : evaluator
                        .get()
                        .explainPerson(
                                Summed.person(standing.subject(), items),
                                Dates.asOf(model, clock, Optional.of(standing)));
    }

    /** What a person prefers and how that is known; nothing of it changes from day to day by itself. */
    Map<String, Object> preferred(Place place) {
        var page = new LinkedHashMap<String, Object>();
        if (model.preferences().isEmpty()) {
            return page;
        }
        var standing = customers.standing(customers.find(place.person()));
        var facts = Summed.person(place.person(), customers.itemsOf(place));
        evaluator
                .get()
                .preferences(facts, Dates.asOf(model, clock, standing))
                .forEach((name, preferred) -> page.put(name, valuesAndSource(preferred)));
        return page;
    }

    private Map<String, Object> preferences(Facts person, LocalDate asOf) {
        var page = new LinkedHashMap<String, Object>();
        evaluator.get().preferences(person, asOf).forEach((name, preferred) -> page.put(name, said(preferred)));
        return page;
    }

    private static Map<String, Object> valuesAndSource(Preferred preferred) {
        var said = new LinkedHashMap<String, Object>();
        said.put("values", preferred.values());
        said.put("source", preferred.source().text());
        return said;
    }

    private static Map<String, Object> said(Preferred preferred) {
        var said = valuesAndSource(preferred);
        switch (preferred) {
            case Preferred.Declared declared -> said.put("by", declared.byPublicKey() ? "public key" : "secret key");
            case Preferred.Noted(var _, var from) -> from.ifPresent(text -> said.put("from", text));
            case Preferred.Inferred inferred -> {
                said.put("clicks", inferred.clicks());
                said.put("weight", inferred.weight());
            }
        }
        return said;
    }

    /** Newest first; a page looks 30 days back at most and so may be short, or empty, before the last. */
    Map<String, Object> events(String id, HttpRequest request) {
        var place = find(id);
        var to = request.query("cursor").map(PeoplePages::time).orElse(Log.END_OF_TIME);
        var from = (to.isAfter(clock.instant()) ? clock.instant() : to).minus(WINDOW);
        var found = customers.itemsOf(place).stream()
                .flatMap(item -> log.read(item.id(), from, to))
                .sorted(Comparator.comparing(LogEntry::key).reversed())
                .toList();
        var shown = untilTheTimeEnds(found, Paging.limit(request));
        var page = new LinkedHashMap<String, Object>();
        page.put("events", shown.stream().map(PeoplePages::said).toList());
        Paging.put(page, next(found, shown, from));
        return page;
    }

    /** The cursor is a time, so that events of one time stay on one page. */
    private static List<LogEntry> untilTheTimeEnds(List<LogEntry> found, int limit) {
        var end = Math.min(limit, found.size());
        while (end > 0
                && end < found.size()
                && found.get(end).key().time().equals(found.get(end - 1).key().time())) {
            end++;
        }
        return found.subList(0, end);
    }

    private Optional<String> next(List<LogEntry> found, List<LogEntry> shown, Instant from) {
        if (shown.size() < found.size()) {
            return Optional.of(shown.getLast().key().time().toString());
        }
        return from.isAfter(clock.instant().minus(KEPT)) ? Optional.of(from.toString()) : Optional.empty();
    }

    private static Instant time(String cursor) {
        try {
            return Instant.parse(cursor);
        } catch (DateTimeException _) {
            throw Paging.wrong(cursor);
        }
    }

    static Map<String, Object> said(LogEntry entry) {
        var said = new LinkedHashMap<String, Object>();
        said.put("id", entry.id().toString());
        said.put("type", EventType.of(entry.event()).word());
        said.put("at", entry.at().toString());
        said.put("receivedAt", entry.receivedAt().toString());
        said.put("trust", entry.trust().name().toLowerCase(Locale.ROOT));
        said.put("event", new RawValue(EventJson.write(entry.event())));
        return said;
    }
}
