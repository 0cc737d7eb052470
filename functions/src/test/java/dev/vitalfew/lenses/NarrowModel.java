package dev.vitalfew.lenses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes up conditions on few things, so that many contradict or follow from each other. */
final class NarrowModel {

    private static final List<String> VALUES = List.of("pro", "free", "5", "5.0", "7.5", "true");

    private final Random random;

    NarrowModel(Random random) {
        this.random = random;
    }

    Map<String, Object> make() {
        var people = List.of(audience("people", 0), audience("people", 1), audience("people", 2));
        var accounts = List.of(audience("accounts", 0), audience("accounts", 1), audience("accounts", 2));
        return Map.of(
                "timezone", "Europe/Berlin",
                "features", RandomModel.FEATURES,
                "preferences", RandomModel.preferences(random),
                "rules",
                        List.of(
                                Map.of("rule", "named_people", "of", "people", "when", condition("people", 1, false)),
                                Map.of(
                                        "rule",
                                        "named_accounts",
                                        "of",
                                        "accounts",
                                        "when",
                                        condition("accounts", 1, false))),
                "lenses", List.of(lens("people"), lens("accounts")),
                "scores", List.of(score("people"), score("accounts")),
                "audiences",
                        java.util.stream.Stream.concat(people.stream(), accounts.stream())
                                .toList());
    }

    private Map<String, Object> audience(String of, int number) {
        return Map.of(
                "audience",
                of + number,
                "of",
                of,
                "when",
                condition(of, 2, true),
                "then",
                Map.of("tasks", List.of("call")));
    }

    private Map<String, Object> score(String of) {
        return Map.of(
                "score",
                "points_" + of,
                "of",
                of,
                "points",
                List.of(Map.of("add", 3, "when", leaf(of, false)), Map.of("add", -2, "when", leaf(of, false))));
    }

    private Map<String, Object> lens(String of) {
        var segments = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 3; i++) {
            var segment = new LinkedHashMap<String, Object>();
            segment.put("segment", "s" + i);
            if (random.nextInt(3) == 0) {
                segment.put("leave_after", 1 + random.nextInt(3));
            }
            segment.put("when", condition(of, 1, false));
            segment.put("then", Map.of("tasks", List.of("task" + i)));
            segments.add(segment);
        }
        segments.add(Map.of("segment", "rest", "otherwise", true, "then", Map.of("sla", "8h")));
        var lens = new LinkedHashMap<String, Object>();
        lens.put("lens", "lens_" + of);
        lens.put("of", of);
        if (random.nextBoolean()) {
            lens.put("needs", List.of(random.nextBoolean() ? "plan" : leaf(of, false)));
        }
        lens.put("segments", segments);
        return lens;
    }

    /** @param refers whether it may name others */
    private Map<String, Object> condition(String of, int depth, boolean refers) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0, 1 -> leaf(of, refers);
            case 2 -> Map.of("not", condition(of, depth - 1, refers));
            default ->
                Map.of(
                        random.nextBoolean() ? "all" : "any",
                        IntStream.range(0, 2 + random.nextInt(2))
                                .mapToObj(_ -> condition(of, depth - 1, refers))
                                .toList());
        };
    }

    private Map<String, Object> leaf(String of, boolean refers) {
        return switch (random.nextInt(refers ? 13 : 10)) {
            case 0, 1, 2 -> with(Map.of("trait", "plan"), comparison());
            case 3 -> with(Map.of("trait", "renews"), date());
            case 4 -> Map.of("event", "Alpha", "not_in_last", days(), "young", oneOf("unknown", "included"));
            case 5 ->
                Map.of(
                        "event",
                        "Alpha",
                        oneOf("first_more_than", "first_less_than", "last_more_than", "last_less_than"),
                        days());
            case 6 -> of.equals("accounts") ? people() : random.nextBoolean() ? nps() : RandomModel.preferred(random);
            case 7 ->
                with(
                        windowed(Map.of(
                                "event", "Alpha", "count", oneOf("sum", "average", "min", "max") + " of amount")),
                        amount());
            case 8 ->
                random.nextBoolean()
                        ? windowed(Map.of("event", "Alpha", "then", Map.of("event", "Beta"), "within", "3d"))
                        : Map.of("event", "Alpha", "in_last", days(), oneOf("fell_by", "rose_by"), "50%");
            case 9 -> counted();
            case 10 -> Map.of("rule", "named_" + of);
            case 11 -> Map.of("lens", "lens_" + of, "in", List.of(oneOf("s0", "s1"), oneOf("s2", "rest")));
            default -> with(Map.of("score", "points_" + of), amount());
        };
    }

    private Map<String, Object> counted() {
        return switch (random.nextInt(6)) {
            case 0 -> with(windowed(Map.of("event", "Alpha", "count", "days")), amount());
            case 1 -> with(windowed(Map.of("event", List.of("Alpha", "Beta"))), amount());
            case 2 -> with(windowed(Map.of("event", List.of("Alpha", "Beta"), "count", "kinds")), amount(2));
            case 3 -> with(Map.of("event", "Alpha", "count", "weeks", "in_last", oneOf("2w", "4w")), amount(2));
            default -> with(windowed(Map.of("event", "Alpha")), amount());
        };
    }

    private Map<String, Object> people() {
        var who = Map.<String, Object>of("people", random.nextBoolean() ? nps() : Map.of("event", "Alpha"));
        return switch (random.nextInt(3)) {
            case 0 -> with(who, Map.of(oneOf("at_least", "less_than"), oneOf("20%", "50%")));
            case 1 -> with(who, Map.of("share_of", "seats", oneOf("at_least", "less_than"), oneOf("20%", "50%")));
            default -> with(who, amount());
        };
    }

    private Map<String, Object> nps() {
        var nps = Map.<String, Object>of("nps", oneOf("promoter", "passive", "detractor", "any"));
        return random.nextBoolean() ? nps : with(nps, Map.of("in_last", days()));
    }

    private Map<String, Object> date() {
        return random.nextInt(3) == 0
                ? Map.of(oneOf("before", "after"), oneOf("2026-04-20", "2026-03-29"))
                : Map.of(oneOf("in_last", "in_next"), days());
    }

    private Map<String, Object> comparison() {
        return switch (random.nextInt(9)) {
            case 0 -> Map.of("is", oneOf(VALUES));
            case 1 -> Map.of("is_not", oneOf(VALUES));
            case 2 -> Map.of("in", List.of(oneOf(VALUES), oneOf(VALUES)));
            case 3 -> Map.of("not_in", List.of(oneOf(VALUES), oneOf(VALUES)));
            case 4 -> Map.of("contains", oneOf("r", "pro"));
            case 5 -> Map.of(oneOf("exists", "missing"), true);
            case 6 -> Map.of("starts_with", oneOf("p", "pr", "fre", "5"));
            case 7 -> Map.of("matches", oneOf("p*", "*r*"));
            default -> amount();
        };
    }

    private Map<String, Object> windowed(Map<String, Object> rule) {
        return switch (random.nextInt(6)) {
            case 0 -> rule;
            case 1 -> with(rule, Map.of("since", oneOf("2026-03-01", "2026-03-20", "2026-04-10")));
            case 2 -> with(rule, Map.of("since", "2026-03-20", "until", oneOf("2026-03-29", "2026-04-20")));
            default -> with(rule, Map.of("in_last", days()));
        };
    }

    private Map<String, Object> amount() {
        return amount(3);
    }

    /** Neither always true nor never, for whatever can reach {@code most}. */
    private Map<String, Object> amount(int most) {
        var number = 1 + random.nextInt(most);
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("at_most", number - 1);
            case 1 -> Map.of("less_than", number);
            case 2 -> Map.of("between", List.of(number, number + random.nextInt(2)));
            default -> Map.of("at_least", number);
        };
    }

    private String days() {
        return oneOf("3d", "7d", "14d", "28d");
    }

    private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> more) {
        var both = new LinkedHashMap<>(one);
        both.putAll(more);
        return both;
    }

    private String oneOf(String... choices) {
        return oneOf(List.of(choices));
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
