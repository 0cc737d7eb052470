package dev.vitalfew.usage;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        expected.forEach((sign, shown) -> assertThat(isShown(read, sign)).isEqualTo(shown));
    }

    /** However much there is in one lane, the next has what it had. */
    @ParameterizedTest
    @CsvSource({
        "1, 31", // the greatest number that fits into a reading
        "3, 31",
        "4, 31", // as many as a lane holds before it is emptied
        "5, 31",
        "9, 31",
        "300, 31",
        "128, 1",
        "5, 32", // the smallest number that doesn't fit
        "4, 128",
        "300, 1000000000000"
    })
    void keepLanesApart(int readings, long number) {
        var usage = new Usage(Map.of("much", inARow(readings, number), "none", new TreeMap<>()));
        var signs = new Signs(usage.panel());
        var much = new int[] {usage.panel().place("much")};
        var none = new int[] {usage.panel().place("none")};
        var shown = new HashMap<Integer, Boolean>();
        var empty = new ArrayList<Integer>();
        for (var least = 2; least <= Signs.MOST; least++) {
            shown.put(signs.sign(much, 0, TODAY, false, least), readings * number >= least);
            // Asks of other days each time, lest it be the sign that is known.
            var sign = signs.sign(none, TODAY - least, TODAY, false, Signs.MOST);
            shown.put(sign, false);
            empty.add(sign);
        }

        var read = signs.reader().read(usage);

        shown.forEach((sign, isShown) -> assertThat(isShown(read, sign)).isEqualTo(isShown));
        assertThat(empty).allMatch(sign -> Signs.count(read, sign) == 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "31, 1", "127, 1", "128, 1", "129, 1", "1, 31", "1, 32", "1, 127", "1, 128", "3, 50"})
    void countWhatIsLessThanTheMost(int readings, long number) {
        var usage = new Usage(Map.of("event", inARow(readings, number)));
        var signs = new Signs(usage.panel());
        var times = signs.sign(new int[] {0}, 0, TODAY, false, Signs.MOST);
        var dates = signs.sign(new int[] {0}, 0, TODAY, true, Signs.MOST);

        var read = signs.reader().read(usage);

        assertCounted(read, times, readings * number);
        assertCounted(read, dates, readings);
    }

    private static void assertCounted(long[] read, int sign, long count) {
        assertThat(isShown(read, sign)).isEqualTo(count >= Signs.MOST);
        if (count < Signs.MOST) {
            assertThat(Signs.count(read, sign)).isEqualTo((int) count);
        }
    }

    @Test
    void keepTheirBitsWhenMoreIsAskedAfterwards() {
        var usage = new Usage(Map.of("event", inARow(3, 1)));
        var signs = new Signs(usage.panel());
        var first = signs.sign(new int[] {0}, 0, TODAY, false, 3);
        signs.reader().read(usage);
        for (var least = 4; least < 40; least++) {
            signs.sign(new int[] {0}, 0, TODAY, false, least);
            signs.told();
        }

        assertThat(signs.sign(new int[] {0}, 0, TODAY, false, 3)).isEqualTo(first);
        assertThat(isShown(signs.reader().read(usage), first)).isTrue();
    }

    /** A rule may begin on a date that is still far away, and then has no days: it takes no room. */
    @Test
    @Timeout(5)
    void showNothingOfDatesStillToCome() {
        var usage = new Usage(Map.of("event", inARow(3, 1)));
        var signs = new Signs(usage.panel());
        var now = signs.sign(new int[] {0}, TODAY - 1, TODAY, false, 2);
        var later = signs.sign(new int[] {0}, Integer.MAX_VALUE - 1, TODAY, false, 2);

        var read = signs.reader().read(usage);

        assertThat(isShown(read, now)).isTrue();
        assertThat(isShown(read, later)).isFalse();
    }

    private static boolean isShown(long[] read, int sign) {
        return (read[sign / Long.SIZE] >>> sign & 1) == 1;
    }

    private static NavigableMap<LocalDate, Long> inARow(int readings, long number) {
        var days = new TreeMap<LocalDate, Long>();
        for (var back = 0; back < readings; back++) {
            days.put(LocalDate.ofEpochDay(TODAY - back), number);
        }
        return days;
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
