package dev.vitalfew.segment;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Placed;
import dev.vitalfew.customers.Place;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Meter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The state that a log gives when it is simply counted, event by event, and what a store holds, in the same words. */
final class LogRecount {

    /** What is compared of an id. */
    record Counted(
            Place place,
            Map<String, Map<LocalDate, Long>> usage,
            Map<String, String> traits,
            String nps,
            String zone,
            String firstToLast) {}

    private final Model model;
    private final Map<Id, Set<LogEntry>> byId;

    private LogRecount(Model model, List<LogEntry> log) {
        this.model = model;
        byId = log.stream().collect(Collectors.groupingBy(LogEntry::id, Collectors.toSet()));
    }

    static Map<Id, Counted> items(Model model, List<LogEntry> log) {
        var recount = new LogRecount(model, log);
        return recount.byId.keySet().stream()
                .collect(Collectors.toMap(id -> id, recount::counted, (a, _) -> a, TreeMap::new));
    }

    static Map<Id, Counted> items(CustomerStore store) {
        var items = new TreeMap<Id, Counted>();
        for (var placed : everything(store)) {
            if (placed.record() instanceof AccountRecord.Folded folded) {
                var item = folded.item();
                var usage = new HashMap<String, Map<LocalDate, Long>>();
                item.usage().days().forEach((meter, days) -> {
                    if (!days.isEmpty()) {
                        usage.put(meter, days);
                    }
                });
                var traits = item.traits().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                trait -> trait.getValue().value().asText()));
                var twice = items.put(
                        item.id(),
                        new Counted(
                                new Place(placed.account(), folded.person()),
                                usage,
                                traits,
                                item.nps()
                                        .map(answer -> answer.score() + " by " + answer.message())
                                        .orElse("none"),
                                item.zone()
                                        .map(zone -> zone.name() + " by " + zone.message())
                                        .orElse("none"),
                                item.firstSeen() + " " + item.lastSeen()));
                if (twice != null) {
                    throw new AssertionError(item.id() + " is kept twice: " + twice.place() + ", " + placed.account());
                }
            }
        }
        return items;
    }

    static Set<Place> places(CustomerStore store) {
        var places = new HashSet<Place>();
        for (var placed : everything(store)) {
            switch (placed.record()) {
                case AccountRecord.Folded folded -> places.add(new Place(placed.account(), folded.person()));
                case AccountRecord.Stands stands ->
                    places.add(new Place(placed.account(), stands.standing().subject()));
            }
        }
        places.removeIf(place -> place.person().is(Id.Kind.ACCOUNT));
        return places;
    }

    private static List<Placed> everything(CustomerStore store) {
        var all = new ArrayList<Placed>();
        var page = store.scan(0, 1, Optional.empty());
        all.addAll(page.records());
        while (page.next().isPresent()) {
            page = store.scan(0, 1, page.next());
            all.addAll(page.records());
        }
        return all;
    }

    private Counted counted(Id id) {
        var entries = byId.getOrDefault(id, Set.of());
        var times = entries.stream().map(LogEntry::at).sorted().toList();
        return new Counted(
                place(id),
                usage(entries),
                traits(entries),
                nps(entries),
                zone(entries),
                times.getFirst() + " " + times.getLast());
    }

    private Map<String, Map<LocalDate, Long>> usage(Set<LogEntry> entries) {
        var usage = new HashMap<String, Map<LocalDate, Long>>();
        for (var entry : entries) {
            for (Meter meter : model.meters()) {
                if (meter.read(entry.event(), false).isPresent()) {
                    usage.computeIfAbsent(meter.name(), _ -> new TreeMap<>())
                            .merge(entry.at().atZone(model.zone()).toLocalDate(), 1L, Long::sum);
                }
            }
        }
        return usage;
    }

    private static Map<String, String> traits(Set<LogEntry> entries) {
        var traits = new HashMap<String, String>();
        entries.stream()
                .sorted(Comparator.comparing(LogEntry::at)
                        .thenComparing(entry -> entry.key().message()))
                .forEach(entry -> {
                    var stated =
                            switch (entry.event()) {
                                case Event.Identify identify when !isLink(entry) -> identify.traits();
                                case Event.Group group when entry.id().is(Id.Kind.SELF) -> group.traits();
                                case Event _ -> Map.<String, com.fasterxml.jackson.databind.JsonNode>of();
                            };
                    stated.forEach((name, value) -> {
                        if (entry.trust() != Trust.PUBLIC || !name.equals("plan")) {
                            traits.put(name, value.asText());
                        }
                    });
                });
        return traits;
    }

    private static String nps(Set<LogEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(LogRecount::answerStandsUntil)
                        .thenComparing(entry -> entry.key().message()))
                .filter(entry -> entry.event() instanceof Event.Track track
                        && track.event().equals("NPS Answered")
                        && score(track) <= 10)
                .map(entry -> score((Event.Track) entry.event()) + " by "
                        + entry.key().message())
                .reduce("none", (_, last) -> last);
    }

    private static String zone(Set<LogEntry> entries) {
        return entries.stream()
                .filter(entry -> said(entry).contains("/") && !said(entry).equals("Nowhere/Else"))
                .max(Comparator.comparing(LogEntry::at)
                        .thenComparing(entry -> entry.key().message()))
                .map(entry -> said(entry) + " by " + entry.key().message())
                .orElse("none");
    }

    private static String said(LogEntry entry) {
        var said = entry.event().envelope().context().get("timezone");
        return said == null ? "" : said.asText();
    }

    private static Instant answerStandsUntil(LogEntry entry) {
        return entry.trust() == Trust.PUBLIC ? entry.at() : entry.at().plus(90, ChronoUnit.DAYS);
    }

    private static int score(Event.Track answer) {
        return answer.properties().getOrDefault("score", IntNode.valueOf(-1)).intValue();
    }

    private static boolean isLink(LogEntry entry) {
        return entry.id().is(Id.Kind.ANONYMOUS) && entry.event().envelope().userId() != null;
    }

    /** Follows first owners to the last, or to the least of a circle; the last group of that person's own id. */
    private Place place(Id id) {
        if (id.is(Id.Kind.SELF)) {
            return new Place(Id.account(id.value()), id);
        }
        var way = new ArrayList<Id>();
        var at = Optional.of(id);
        while (at.isPresent() && !way.contains(at.get())) {
            way.add(at.get());
            at = owner(at.get());
        }
        var person =
                at.isEmpty() ? way.getLast() : new TreeSet<>(way.subList(way.indexOf(at.get()), way.size())).first();
        return new Place(group(person).orElse(person), person);
    }

    private Optional<Id> owner(Id id) {
        return byTime(id)
                .filter(entry -> entry.event() instanceof Event.Alias || isLinkingIdentify(entry))
                .map(entry -> Id.known(String.valueOf(entry.event().envelope().userId())))
                .filter(owner -> !owner.equals(id))
                .findFirst();
    }

    private static boolean isLinkingIdentify(LogEntry entry) {
        return entry.event() instanceof Event.Identify && isLink(entry);
    }

    /** The last that a server said, or, when none said any, the last that a browser said. */
    private Optional<Id> group(Id id) {
        return lastGroup(id, Trust.SECRET).or(() -> lastGroup(id, Trust.PUBLIC));
    }

    private Optional<Id> lastGroup(Id id, Trust trust) {
        return byTime(id)
                .filter(entry -> entry.trust() == trust)
                .filter(entry -> entry.event() instanceof Event.Group && id.is(Id.Kind.KNOWN))
                .map(entry -> Id.account(((Event.Group) entry.event()).groupId()))
                .reduce((_, last) -> last);
    }

    private java.util.stream.Stream<LogEntry> byTime(Id id) {
        return byId.getOrDefault(id, Set.of()).stream()
                .sorted(Comparator.comparing(LogEntry::at)
                        .thenComparing(entry -> entry.key().message()));
    }
}
