package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.rules.Range;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ConditionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final int DAYS = 60;

    private final Glance glance = new Glance(new Usage(Map.of("event", new TreeMap<>())).panel());
    /** Of each day that it happened, more than a word of them. */
    private final List<Condition.Marked> marked = IntStream.range(0, DAYS)
            .map(back -> Usage.day(TODAY) - back)
            .mapToObj(day -> glance.counted(new int[] {0}, day, day, true, 1))
            .toList();

    /** A condition and what it must say. */
    private record Expected(Condition condition, Truth truth) {}

    @Property
    void sayWhatTheirPartsSay(@ForAll long seed) {
        var random = new Random(seed);
        var days = new TreeMap<LocalDate, Long>();
        for (var back = 0; back < DAYS; back++) {
            if (random.nextBoolean()) {
                days.put(TODAY.minusDays(back), 1L);
            }
        }
        var subject = subject(new Usage(Map.of("event", days)));

        var made = random(random, days, 4);

        assertThat(made.condition.of(subject)).isEqualTo(made.truth);
        if (made.truth == Truth.YES) {
            assertThat(Condition.seen(made.condition, glance).isIn(subject.signs(glance)))
                    .isTrue();
        }
    }

    private Expected random(Random random, TreeMap<LocalDate, Long> days, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> {
                // Few, so that the same are asked twice.
                var back = random.nextBoolean() ? random.nextInt(3) : DAYS - 1 - random.nextInt(DAYS);
                yield new Expected(marked.get(back), Truth.of(days.containsKey(TODAY.minusDays(back))));
            }
            case 1 -> several(random, days);
            case 2 -> {
                var truth =
                        List.of(Truth.YES, Truth.NO, new Truth.Unknown("new")).get(random.nextInt(3));
                yield new Expected(new Condition.Other(_ -> truth), truth);
            }
            case 3 -> {
                var negated = random(random, days, depth - 1);
                yield new Expected(Condition.not(negated.condition), Truth.not(negated.truth));
            }
            case 4 -> {
                var parts = parts(random, days, depth);
                yield new Expected(Condition.any(conditions(parts)), first(parts, Truth.YES, Truth.NO));
            }
            default -> {
                var parts = parts(random, days, depth);
                yield new Expected(Condition.all(conditions(parts)), first(parts, Truth.NO, Truth.YES));
            }
        };
    }

    private Expected several(Random random, TreeMap<LocalDate, Long> days) {
        var from = random.nextInt(DAYS);
        var to = Math.min(DAYS, from + random.nextInt(5));
        var range = new Range(random.nextInt(7) - 1, random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(7) - 1);
        var found = IntStream.range(from, to)
                .filter(back -> days.containsKey(TODAY.minusDays(back)))
                .count();
        return new Expected(Condition.several(marked.subList(from, to), range), Truth.of(range.has(found)));
    }

    private List<Expected> parts(Random random, TreeMap<LocalDate, Long> days, int depth) {
        var parts = new ArrayList<Expected>();
        for (var i = random.nextInt(5); i > 0; i--) {
            parts.add(random(random, days, depth - 1));
        }
        return parts;
    }

    private static List<Condition> conditions(List<Expected> parts) {
        return parts.stream().map(Expected::condition).toList();
    }

    /** What settles it, if any part says so; else unknown if one is; else the other. */
    private static Truth first(List<Expected> parts, Truth settling, Truth other) {
        var truths = parts.stream().map(Expected::truth).toList();
        if (truths.contains(settling)) {
            return settling;
        }
        return truths.stream().filter(truth -> truth != other).findFirst().orElse(other);
    }

    private static Subject subject(Usage usage) {
        var facts = new Facts(Id.known("1"), Map.of(), usage, Instant.EPOCH);
        return new Subject(facts, usage, Crowd.NOBODY, ZoneOffset.UTC);
    }
}
