package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Unguarded;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Makes models up, as lists and maps that can be written as a file; each refers only to what came before it. */
@SuppressWarnings("NullAway") // its maps have a key for each kind of subject
public final class RandomModel {

    static final Map<String, List<String>> FEATURES =
            Map.of("Alpha", List.of("core", "free"), "Beta", List.of("core"), "Gamma", List.of("paid"));

    private final Random random;
    private final Map<String, List<String>> lenses =
            new LinkedHashMap<>(Map.of("accounts", new ArrayList<>(), "people", new ArrayList<>()));
    private final Map<String, List<String>> audiences =
            Map.of("accounts", new ArrayList<>(), "people", new ArrayList<>());
    private final Map<String, List<String>> rules = Map.of("accounts", new ArrayList<>(), "people", new ArrayList<>());

    private final Map<String, List<String>> scores = Map.of("accounts", new ArrayList<>(), "people", new ArrayList<>());

    public RandomModel(Random random) {
        this.random = random;
    }

    public Map<String, Object> make() {
        var named = Stream.of("people", "people", "accounts").map(this::rule).toList();
        var scored = Stream.of("people", "accounts").map(this::score).toList();
        var divided =
                Stream.of("people", "accounts", "accounts").map(this::lens).toList();
        var inOrOut = Stream.of("people", "people", "accounts", "accounts")
                .map(this::audience)
                .toList();
        return Map.of(
                "timezone", oneOf("Europe/Berlin", "America/New_York", "Asia/Kolkata"),
                "features", FEATURES,
                "preferences", preferences(random),
                "rules", named,
                "lenses", divided,
                "audiences", inOrOut,
                "scores", scored);
    }

    /** One that is declared, noted or inferred, and one that is declared only. */
    static List<Map<String, Object>> preferences(Random random) {
        var halfLife = List.of("1d", "2d", "5d", "4w").get(random.nextInt(4));
        var inferred = Map.of(
                "topics", List.of("automation", "reporting", "other"),
                "half_life", halfLife,
                "at_least", List.of(0.001, 0.3, 1, 2).get(random.nextInt(4)));
        return List.of(
                Map.of(
                        "preference",
                        "interest",
                        "declared",
                        "interest",
                        "staff",
                        Map.of("trait", "noted", "source", "noted_by"),
                        "inferred",
                        inferred),
                Map.of("preference", "size", "declared", "plan"));
    }

    static Map<String, Object> preferred(Random random) {
        var preference = Map.<String, Object>of("preference", random.nextInt(4) == 0 ? "size" : "interest");
        var value =
                switch (random.nextInt(5)) {
                    case 0 -> Map.<String, Object>of("in", List.of("automation", "5"));
                    case 1 -> Map.<String, Object>of("exists", true);
                    default ->
                        Map.<String, Object>of(
                                "is", List.of("automation", "reporting").get(random.nextInt(2)));
                };
        return switch (random.nextInt(4)) {
            case 0 -> with(preference, Map.of("missing", true));
            case 1 -> with(with(preference, value), Map.of("source", List.of("declared", "staff")));
            case 2 -> with(with(preference, Map.of("exists", true)), Map.of("source", "inferred"));
            default -> with(preference, value);
        };
    }

    private Map<String, Object> rule(String of) {
        var when = condition(of, 2);
        var name = of + rules.get(of).size();
        rules.get(of).add(name);
        return Map.of("rule", name, "of", of, "when", when);
    }

    private Map<String, Object> audience(String of) {
        var when = condition(of, 3);
        var name = "in_" + of + audiences.get(of).size();
        audiences.get(of).add(name);
        return Map.of("audience", name, "of", of, "when", when, "then", Map.of("tasks", List.of("call")));
    }

    private Map<String, Object> score(String of) {
        var points = new ArrayList<Object>();
        points.add(Map.of("add", 1 + random.nextInt(9), "when", condition(of, 2)));
        points.add(Map.of("add", -2, "when", condition(of, 1)));
        points.add(Map.of(
                "add",
                3,
                "up_to",
                1 + random.nextInt(4),
                "for_each",
                windowed(with(what(), Map.of("count", "days")), 30)));
        scores.get(of).add("score_of_" + of);
        return Map.of("score", "score_of_" + of, "of", of, "points", points);
    }

    private Map<String, Object> lens(String of) {
        var segments = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 2; i++) {
            var segment = new LinkedHashMap<String, Object>();
            segment.put("segment", "s" + i);
            if (random.nextInt(3) == 0) {
                segment.put("leave_after", 2 + random.nextInt(2));
            }
            segment.put("when", condition(of, 2));
            segment.put("then", Map.of("tasks", List.of("task" + i)));
            segments.add(segment);
        }
        segments.add(Map.of("segment", "s2", "otherwise", true, "then", Map.of("sla", "8h")));
        var lens = new LinkedHashMap<String, Object>();
        lens.put("lens", "of_" + of + lenses.get(of).size());
        lens.put("of", of);
        if (random.nextInt(3) == 0) {
            lens.put("not_before", oneOf("7d", "28d"));
        }
        if (random.nextInt(4) == 0) {
            lens.put("needs", List.of(oneOf("plan", "seats"), condition(of, 1)).subList(0, 1 + random.nextInt(2)));
        }
        if (random.nextInt(4) == 0) {
            lens.put(
                    "pins",
                    List.of(Map.of(
                            "id",
                            oneOf("acme", "1", "2"),
                            "segment",
                            oneOf("s0", "s1", "s2"),
                            "until",
                            oneOf("2026-04-01", "2026-04-20", "2027-01-01"))));
        }
        lens.put("segments", segments);
        lenses.get(of).add((String) lens.get("lens"));
        return lens;
    }

    private Map<String, Object> condition(String of, int depth) {
        return switch (random.nextInt(depth == 0 ? 10 : 15)) {
            case 0, 1 -> counted();
            case 2 -> ofProperty();
            case 3 -> random.nextBoolean() ? trended() : happened();
            case 4 -> with(Map.of("trait", oneOf("plan", "seats")), comparison());
            case 5 -> with(Map.of("trait", "renews"), date());
            case 6 -> quiet();
            case 7 -> followed();
            case 8 -> random.nextBoolean() ? Map.of("list", "lists/some.csv") : email();
            case 9 ->
                of.equals("accounts")
                        ? people()
                        : switch (random.nextInt(4)) {
                            case 0 -> weeks();
                            case 1 -> nps();
                            default -> preferred(random);
                        };
            case 10 -> Map.of("not", condition(of, depth - 1));
            case 11 -> Map.of("all", List.of(condition(of, depth - 1), condition(of, depth - 1)));
            case 12 -> Map.of("any", List.of(condition(of, depth - 1), condition(of, depth - 1)));
            case 13 -> reference("lens", lenses.get(of), Map.of("in", List.of(oneOf("s0", "s1"), "s2")));
            default ->
                random.nextInt(3) == 0
                        ? reference("score", scores.get(of), amount(12))
                        : random.nextBoolean()
                                ? reference("audience", audiences.get(of), Map.of())
                                : reference("rule", rules.get(of), Map.of());
        };
    }

    private Map<String, Object> reference(String kind, List<String> names, Map<String, Object> more) {
        return names.isEmpty() ? counted() : with(Map.of(kind, names.get(random.nextInt(names.size()))), more);
    }

    private Map<String, Object> counted() {
        var days = 1 + random.nextInt(40);
        return switch (random.nextInt(5)) {
            case 0 -> with(windowed(what(), days), random.nextBoolean() ? Map.of() : amount(12));
            case 1 -> {
                var counted = windowed(with(what(), Map.of("count", "days")), days + 1);
                yield with(counted, amount(counted.containsKey("until") ? 9 : days));
            }
            case 2 -> with(windowed(Map.of("feature", "any", "count", "kinds"), days), amount(2));
            case 3 -> with(windowed(Map.of("feature", "any", "except", List.of("Alpha")), days), amount(4));
            default -> weeks();
        };
    }

    private Map<String, Object> weeks() {
        var weeks = with(what(), Map.of("count", "weeks", "in_last", oneOf("3w", "28d", "5w")));
        return with(
                random.nextBoolean() ? weeks : with(weeks, Map.of("each_at_least", 1 + random.nextInt(3))), amount(2));
    }

    private Map<String, Object> ofProperty() {
        var count = oneOf("sum", "average", "min", "max") + " of amount";
        return with(windowed(with(what(), Map.of("count", count)), 1 + random.nextInt(40)), amount(12));
    }

    private Map<String, Object> happened() {
        return with(
                what(),
                Map.of(
                        oneOf("first_more_than", "first_less_than", "last_more_than", "last_less_than"),
                        1 + random.nextInt(50) + "d"));
    }

    private Map<String, Object> quiet() {
        var quiet = with(what(), Map.of("not_in_last", 1 + random.nextInt(40) + "d"));
        return random.nextBoolean() ? quiet : with(quiet, Map.of("young", oneOf("included", "unknown")));
    }

    private Map<String, Object> followed() {
        return windowed(
                with(what(), Map.of("then", what(), "within", 1 + random.nextInt(9) + "d")), 1 + random.nextInt(60));
    }

    private Map<String, Object> email() {
        var email = Map.<String, Object>of("email", "any", "did", oneOf("received", "clicked"));
        var link = Map.<String, Object>of("email", "any", "did", "clicked", "link", oneOf("/up*", "/upgrade", "/*"));
        return with(windowed(random.nextBoolean() ? email : link, 1 + random.nextInt(40)), amount(3));
    }

    private Map<String, Object> date() {
        return switch (random.nextInt(5)) {
            case 0 -> Map.of(oneOf("before", "after"), oneOf("2026-04-20", "2026-03-29", "9999-12-31"));
            case 1 -> Map.of("in_last", 1 + random.nextInt(30) + "d");
            case 2 -> Map.of("anniversary", true);
            case 3 -> Map.of("anniversary", 1 + random.nextInt(30) + "d");
            default -> Map.of("in_next", 1 + random.nextInt(30) + "d");
        };
    }

    private Map<String, Object> trended() {
        var fell = Map.<String, Object>of(
                "in_last", oneOf("7d", "14d", "28d"), oneOf("fell_by", "rose_by"), oneOf("50%", "33.3%", "100%"));
        var base = random.nextBoolean() ? fell : with(fell, Map.of("from_at_least", 1 + random.nextInt(5)));
        return with(random.nextBoolean() ? base : with(base, Map.of("count", "days")), what());
    }

    private Map<String, Object> nps() {
        var nps = Map.<String, Object>of("nps", oneOf("promoter", "passive", "detractor", "any"));
        return random.nextInt(3) == 0 ? nps : with(nps, Map.of("in_last", 1 + random.nextInt(60) + "d"));
    }

    private Map<String, Object> people() {
        var who = Map.<String, Object>of(
                "people",
                switch (random.nextInt(6)) {
                    case 0 -> nps();
                    case 1 -> preferred(random);
                    default -> condition("people", 1);
                });
        return switch (random.nextInt(5)) {
            case 0 -> with(who, Map.of(oneOf("none", "everybody"), true));
            case 1 -> with(who, Map.of(oneOf("at_least", "less_than", "at_most"), oneOf("20%", "50%", "66.6%")));
            case 2 -> with(who, Map.of("share_of", "seats", oneOf("at_least", "less_than"), oneOf("20%", "50%")));
            default -> with(who, amount(3));
        };
    }

    private Map<String, Object> what() {
        var what =
                switch (random.nextInt(9)) {
                    case 6 -> Map.<String, Object>of("event", "any", "except", List.of("Alpha", "Other"));
                    case 7 -> Map.<String, Object>of("event", List.of("Alpha", "Other"));
                    case 8 -> Map.<String, Object>of("page", List.of("/p", "/other"));
                    case 0 -> Map.<String, Object>of("event", "any");
                    case 1 -> Map.<String, Object>of("event", oneOf("Alpha", "Payment Failed"));
                    case 2 -> Map.<String, Object>of("page", oneOf("/p", "/p*"));
                    case 3 -> Map.<String, Object>of("feature", List.of("core"));
                    default -> Map.<String, Object>of("feature", List.of("core", "free"));
                };
        return random.nextInt(4) == 0 ? with(what, Map.of("where", Map.of("amount", comparison()))) : what;
    }

    private Map<String, Object> comparison() {
        return switch (random.nextInt(10)) {
            case 8 -> Map.of("starts_with", oneOf("p", "fre", "5"));
            case 9 -> Map.of("matches", oneOf("p*", "*r*", "*", "p*o", "fr**"));
            case 0 -> Map.of("is", oneOf("pro", "5", "7.5"));
            case 1 -> Map.of("is_not", oneOf("pro", "5"));
            case 2 -> Map.of("in", List.of("pro", "5"));
            case 3 -> Map.of("not_in", List.of("free", "7.5"));
            case 4 -> Map.of("contains", oneOf("r", "pro"));
            case 5 -> Map.of(oneOf("exists", "missing"), true);
            default -> amount(8);
        };
    }

    private Map<String, Object> windowed(Map<String, Object> rule, int days) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> rule;
            case 2 -> with(rule, Map.of("since", oneOf("2026-03-01", "2026-04-10", "2026-07-01")));
            case 3 -> with(rule, Map.of("until", oneOf("2026-03-28", "2026-04-10")));
            case 4 -> with(rule, Map.of("since", "2026-03-20", "until", oneOf("2026-03-29", "2026-04-20")));
            default -> with(rule, Map.of("in_last", days + "d"));
        };
    }

    /** Neither always true nor never, for whatever can reach {@code most}. */
    private Map<String, Object> amount(int most) {
        var number = 1 + random.nextInt(most);
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("at_most", number - 1);
            case 1 -> Map.of("less_than", number);
            case 2 -> Map.of("between", List.of(number, number + random.nextInt(3)));
            default -> Map.of("at_least", number);
        };
    }

    private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> more) {
        var both = new LinkedHashMap<>(one);
        both.putAll(more);
        return both;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** JSON is YAML. */
    public static Model read(Map<String, Object> written) throws IOException {
        var folder = Files.createTempDirectory("model");
        var file = folder.resolve("segmentation.yaml");
        Files.writeString(file, new ObjectMapper().writeValueAsString(written));
        var lists = Files.createDirectory(folder.resolve("lists"));
        var list = Files.writeString(lists.resolve("some.csv"), "id\nacme,x\n1\n\"3\"\n# 2\nADA@example.com\n");
        var model = Unguarded.read(folder);
        Files.delete(list);
        Files.delete(lists);
        Files.delete(file);
        Files.delete(folder);
        return model;
    }
}
