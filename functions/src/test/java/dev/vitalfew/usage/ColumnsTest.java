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

class ColumnsTest {

    private static final int TODAY = Usage.day(LocalDate.of(2026, 3, 31));

    @Property
    void readsWhatACountDayByDayFinds(@ForAll long seed) {
        var random = new Random(seed);
        var days = Map.of("one", days(random), "two", days(random), "three", days(random));
        var usage = new Usage(days);
        var columns = new Columns(usage.panel());

        for (var i = 0; i < 12; i++) {
            var meters = List.of("one", "two", "three").subList(random.nextInt(2), 2 + random.nextInt(2));
            var places = meters.stream().mapToInt(usage.panel()::place).toArray();
            var from = random.nextInt(4) == 0 ? 0 : TODAY - random.nextInt(60);
            var to = TODAY - random.nextInt(60) + 5;

            var column = columns.column(places, from, to);

            var found = within(days, meters, from, to);
            assertThat(columns.read(usage).numbers(column))
                    .isEqualTo(found.stream().mapToLong(Long::longValue).sum());
            assertThat(columns.read(usage).dates(column)).isEqualTo(found.size());
        }
    }

    private static List<Long> within(
            Map<String, NavigableMap<LocalDate, Long>> days, List<String> meters, int from, int to) {
        return meters.stream()
                .flatMap(meter -> days.getOrDefault(meter, new TreeMap<>()).entrySet().stream())
                .filter(reading -> Usage.day(reading.getKey()) >= from && Usage.day(reading.getKey()) <= to)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static NavigableMap<LocalDate, Long> days(Random random) {
        var days = new HashMap<LocalDate, Long>();
        for (var i = random.nextInt(20); i > 0; i--) {
            days.put(LocalDate.ofEpochDay(TODAY + 3L - random.nextInt(80)), random.nextLong(-5, 1_000));
        }
        return new TreeMap<>(days);
    }
}
