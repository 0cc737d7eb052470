package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes up what accounts and people did and stated, and what is known of them then. */
final class RandomHistory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RandomHistory() {}

    static Recount.Somebody somebody(String id, Random random, LocalDate asOf) {
        var traits = new HashMap<String, Object>();
        put(traits, "plan", value(random));
        put(traits, "seats", value(random));
        if (random.nextBoolean()) {
            var renews = asOf.plusDays(random.nextInt(60) - 30).minusYears(random.nextInt(4));
            traits.put("renews", random.nextBoolean() ? renews.toString() : renews.toEpochDay() * 86_400 + 43_200);
        }
        put(traits, "interest", random.nextBoolean() ? "" : interest(random));
        put(traits, "noted", random.nextBoolean() ? "" : interest(random));
        put(traits, "email", random.nextInt(4) == 0 ? "Ada@example.com" : "");
        if (random.nextInt(3) == 0) {
            traits.put(
                    "createdAt",
                    random.nextInt(8) == 0
                            ? "9999-12-31"
                            : asOf.plusDays(5 - random.nextInt(45)).toString());
        }
        var deeds = new ArrayList<Deed>();
        for (var i = random.nextInt(40); i > 0; i--) {
            deeds.add(
                    switch (random.nextInt(12)) {
                        case 0 -> answer(random, asOf);
                        case 1, 2, 3 -> mail(random, asOf);
                        default -> deed(random, asOf);
                    });
        }
        return new Recount.Somebody(id, traits, deeds, instant(random, asOf, 60));
    }

    private static Deed deed(Random random, LocalDate asOf) {
        var page = random.nextInt(4) == 0;
        var names =
                page ? List.of("/p", "/p/x", "/other") : List.of("Alpha", "Beta", "Gamma", "Payment Failed", "Other");
        var properties = new HashMap<String, Object>();
        put(properties, "amount", value(random));
        var name = names.get(random.nextInt(names.size()));
        return new Deed(page, name, properties, instant(random, asOf, 85), random.nextInt(10) == 0);
    }

    /** What became of an email; browsers may pretend the same. */
    private static Deed mail(Random random, LocalDate asOf) {
        var clicked = random.nextBoolean();
        var path = List.of("/upgrade", "/", "/docs").get(random.nextInt(3));
        var topic = List.of("automation", "reporting", "another", "").get(random.nextInt(4));
        return new Deed(
                false,
                clicked ? "Email Link Clicked" : "Email Delivered",
                Map.of(
                        "path",
                        path,
                        "topic",
                        topic,
                        "machine",
                        clicked && random.nextInt(5) == 0,
                        "link",
                        "https://plainboard.example" + path + "?from=mail"
                                + (topic.isEmpty() ? "" : "&topic=" + topic)),
                instant(random, asOf, 85),
                random.nextInt(4) > 0);
    }

    /** One, several, or nothing although it is there. */
    private static Object interest(Random random) {
        return List.<Object>of(
                        "automation", "reporting", " ", List.of("automation", ""), List.of(), 5, Map.of("a", "b"))
                .get(random.nextInt(7));
    }

    private static Deed answer(Random random, LocalDate asOf) {
        return new Deed(
                false,
                "NPS Answered",
                Map.of("score", random.nextInt(11)),
                instant(random, asOf, 85),
                random.nextBoolean());
    }

    private static Instant instant(Random random, LocalDate asOf, int days) {
        return asOf.plusDays(2 - random.nextInt(days))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(random.nextInt(86_400));
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        if (!value.equals("")) {
            map.put(key, value);
        }
    }

    /** An empty text for none. */
    private static Object value(Random random) {
        return List.<Object>of("pro", "free", 5, "5", 7.5, "7.5", 2, List.of("pro", "x"), "", "")
                .get(random.nextInt(10));
    }

    static Facts facts(Recount.Somebody somebody, Model model, LocalDate asOf) {
        var traits = somebody.traits().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, trait -> new Trait(JSON.valueToTree(trait.getValue()), Instant.EPOCH, "m")));
        return new Facts(
                Id.parse(somebody.id()),
                traits,
                usage(somebody.deeds(), model, asOf),
                somebody.firstSeen(),
                latest(somebody));
    }

    private static Optional<Answer> latest(Recount.Somebody somebody) {
        return somebody.deeds().stream()
                .filter(deed -> deed.properties().get("score") instanceof Integer)
                .map(deed -> new Answer((int) deed.properties().get("score"), deed.at(), "m"))
                .reduce(Answer::later);
    }

    /** No more than the meters promise to keep. */
    private static Usage usage(List<Deed> deeds, Model model, LocalDate asOf) {
        var days = new HashMap<String, NavigableMap<LocalDate, Long>>();
        for (var meter : model.meters()) {
            for (var deed : deeds) {
                var date = deed.at().atZone(model.zone()).toLocalDate();
                var number = meter.read(event(deed), deed.byProduct());
                if (number.isPresent() && isKept(meter, date, asOf)) {
                    days.computeIfAbsent(meter.name(), _ -> new TreeMap<>())
                            .merge(
                                    date,
                                    number.getAsLong(),
                                    (one, more) -> meter.timesMatter()
                                            ? Meter.merging(meter.name()).applyAsLong(one, more)
                                            : one);
                }
            }
        }
        return new Usage(days);
    }

    private static boolean isKept(Meter meter, LocalDate date, LocalDate asOf) {
        return meter.keptDays() == Meter.FOREVER || date.isAfter(asOf.minusDays(meter.keptDays()));
    }

    private static Event event(Deed deed) {
        var properties = new HashMap<String, JsonNode>();
        deed.properties().forEach((key, value) -> properties.put(key, JSON.valueToTree(value)));
        var envelope = new Envelope(null, "42", null, deed.at(), null, Map.of());
        if (!deed.page()) {
            return new Event.Track(envelope, deed.name(), properties);
        }
        properties.put("path", JSON.valueToTree(deed.name()));
        return new Event.Page(envelope, null, properties);
    }
}
