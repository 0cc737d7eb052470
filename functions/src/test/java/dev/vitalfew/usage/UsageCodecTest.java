package dev.vitalfew.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import dev.vitalfew.rules.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UsageCodecTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Property
    void readsWhatItWrote(@ForAll long seed) {
        var random = new Random(seed);
        var meters = meters(1 + random.nextInt(9), Meter.FOREVER);
        var days = new HashMap<String, NavigableMap<LocalDate, Long>>();
        for (var meter : meters) {
            if (random.nextInt(4) > 0) {
                days.put(meter.name(), days(meter, random));
            }
        }
        var codec = new UsageCodec(meters);

        var read = codec.decode(codec.encode(new Usage(days), TODAY));

        assertThat(read.days()).isEqualTo(days);
    }

    @Test
    void readsOfAnotherModelsUsageWhatItCountsItself() {
        var one = meter("One", 30);
        var two = meter("Two", 30);
        var three = meter("Three", 30);
        var written = new UsageCodec(List.of(one, two))
                .encode(new Usage(Map.of(one.name(), once(3), two.name(), once(4))), TODAY);

        var read = new UsageCodec(List.of(two, three)).decode(written);

        assertThat(read.days()).isEqualTo(Map.of(two.name(), once(4)));
        assertThat(read.counted(three)).isFalse();
    }

    @Test
    void whatWasKeptForTooShortReadsAsNeverCounted() {
        var written = new UsageCodec(List.of(meter("One", 30))).encode(new Usage(Map.of("event One", once(3))), TODAY);

        assertThat(new UsageCodec(List.of(meter("One", 31))).decode(written).counted(meter("One", 31)))
                .isFalse();
        assertThat(new UsageCodec(List.of(meter("One", 29))).decode(written).counted(meter("One", 29)))
                .isTrue();
    }

    @Test
    void writesNoDateThatNoRuleReadsAnyMore() {
        var meter = meter("One", 30);
        var codec = new UsageCodec(List.of(meter));

        var read = codec.decode(codec.encode(new Usage(Map.of(meter.name(), once(31))), TODAY));

        assertThat(read.days()).isEqualTo(Map.of(meter.name(), new TreeMap<>()));
    }

    @Test
    void keepsSinceWhenAMeterWasCountedWhereThatMatters() {
        var forever = meter("One", Meter.FOREVER);
        var since = Map.of(forever.name(), TODAY.minusDays(5));
        var usage = new Usage(Map.of(forever.name(), once(3)), since);
        var codec = new UsageCodec(List.of(forever));

        var written = codec.encode(usage, TODAY);

        assertThat(codec.decode(written)).isEqualTo(usage);
        assertThat(new UsageCodec(List.of(forever, meter("Two", 30)))
                        .decode(written)
                        .since())
                .isEqualTo(since);
        assertThat(new UsageCodec(List.of(meter("One", 30))).decode(written).isWhole())
                .isTrue();
    }

    private static NavigableMap<LocalDate, Long> once(int daysAgo) {
        return new TreeMap<>(Map.of(TODAY.minusDays(daysAgo), 1L));
    }

    private static NavigableMap<LocalDate, Long> days(Meter meter, Random random) {
        var days = new TreeMap<LocalDate, Long>();
        for (var i = random.nextInt(20); i > 0; i--) {
            var number = random.nextLong() >> random.nextInt(Long.SIZE);
            var counts = meter.reading() instanceof Reading.Once;
            days.put(TODAY.minusDays(random.nextInt(2_000)), counts ? 1 + (number >>> 1) % 1_000 : number);
        }
        return days;
    }

    private static List<Meter> meters(int size, int keptDays) {
        var meters = new ArrayList<Meter>();
        for (var i = 0; i < size; i++) {
            var reading = i % 3 == 0 ? new Reading.Sum("amount") : new Reading.Once();
            meters.add(new Meter(new What.Named("Event " + i), Map.of(), reading, keptDays, true));
        }
        return meters;
    }

    private static Meter meter(String event, int keptDays) {
        return new Meter(new What.Named(event), Map.of(), new Reading.Once(), keptDays, true);
    }
}
