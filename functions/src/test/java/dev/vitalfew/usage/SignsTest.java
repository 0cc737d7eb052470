package dev.vitalfew.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SignsTest {

    private static final int TODAY = Usage.day(LocalDate.of(2026, 3, 31));

    @Property
    void showWhatACountDayByDayFinds(@ForAll long seed) {
        var random = new Random(seed);
        var most = random.nextBoolean() ? 4 : 1_000_000_000_000L;
        var days = Map.of("one", days(random, most), "two", days(random, most), "three", days(random, most));
        var usage = new Usage(days);
        var signs = new Signs(usage.panel());
        var expected = new HashMap<Integer, Boolean>();

        for (var i = random.nextInt(150); i > 0; i--) {
            var meters = List.of("one", "two", "three").subList(random.nextInt(2), 2 + random.nextInt(2));
            var places = meters.stream().mapToInt(usage.panel()::place).toArray();
            var from = random.nextInt(4) == 0 ? 0 : TODAY - random.nextInt(60);
            var to = TODAY - random.nextInt(60) + 5;
            var isDates = random.nextBoolean();
            var least = random.nextInt(4) == 0 ? 1 + random.nextInt(Signs.MOST) : 1 + random.nextInt(20);

            var found = within(days, meters, from, to);
            var count = isDates
                    ? found.size()
                    : found.stream().mapToLong(Long::longValue).sum();
            expected.put(signs.sign(places, from, to, isDates, least), count >= least);
            if (random.nextInt(4) == 0) {
                expected.put(signs.told(), false);
            }
        }

        var read = signs.reader().read(usage);

        expected.forEach((sign, shown) ->
                assertThat((read[sign / Long.SIZE] >>> sign & 1) == 1).isEqualTo(shown));
    }

    private static List<Long> within(
            Map<String, NavigableMap<LocalDate, Long>> days, List<String> meters, int from, int to) {
        return meters.stream()
                .flatMap(meter -> days.getOrDefault(meter, new TreeMap<>()).entrySet().stream())
                .filter(reading -> Usage.day(reading.getKey()) >= from && Usage.day(reading.getKey()) <= to)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static NavigableMap<LocalDate, Long> days(Random random, long most) {
        var days = new HashMap<LocalDate, Long>();
        for (var i = random.nextInt(20); i > 0; i--) {
            days.put(LocalDate.ofEpochDay(TODAY + 3L - random.nextInt(80)), 1 + random.nextLong(most));
        }
        return new TreeMap<>(days);
    }
}
