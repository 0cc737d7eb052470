package dev.vitalfew.usage;

import dev.vitalfew.usage.Signs.Sign;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a word of 64 signs is read. What a reading means depends on its meter and day alone, and changes where a sign begins or
 * is over. Signs that one reading is enough for are noted at once. The others, of the lowest bits, are counted, each in a lane
 * of eight bits that starts so far below 128 as it asks for. What reaches 128 is noted and taken away, so no lane ever runs
 * into the next, however much there is.
 */
final class Lanes {

    /** How many words of lanes there are. */
    static final int WORDS = 2;
    /** How many of the signs can be counted. */
    static final int COUNTED = WORDS * Byte.SIZE;
    /** The greatest number that one can be counted to. */
    static final int MOST = 128;

    /** How many lanes a word has. */
    private static final int OF_A_WORD = Byte.SIZE;
    /** The highest bit of each lane. */
    private static final long REACHED = 0x8080808080808080L;
    /** Brings the lowest bits of all lanes together in the highest eight. */
    private static final long GATHER = 0x0102040810204080L;
    /** No event is from before 1970: signs that begin with it have no beginning. */
    private static final int EARLIEST = 0;
    /** What a reading means: the signs that it shows, then what it adds to the words of lanes for each time, and for its date. */
    private static final int MEANING = 1 + 2 * WORDS;

    private static final int TIMES = 1;
    private static final int DATES = TIMES + WORDS;

    /** Of a place: the first and the last day that mean something of their own, and where its days begin. */
    private static final int SPAN = 3;
    /**
     * So many readings, of which each adds no more than {@link Packed#MOST_FITTING}, fit into a lane beside the 127 that it may
     * have: 127 + 4 * 31 is less than 256.
     */
    private static final int SAFE = 4;

    private final long[] starts = new long[WORDS];
    /** By place, {@link #SPAN} each. */
    private final int[] spans;
    /** By day of each place, where to find what a reading means. */
    private final int[] days;

    private final long[] meanings;

    /** @param signs by bit */
    Lanes(int places, Map<Integer, Sign> signs) {
        signs.forEach((bit, sign) -> {
            if (sign.isCounted()) {
                starts[bit / OF_A_WORD] |= one(bit) * (MOST - sign.least());
            }
        });
        spans = new int[places * SPAN];
        var found = new LinkedHashMap<List<Long>, Integer>();
        var all = IntStream.builder();
        var size = 0;
        for (var place = 0; place < places; place++) {
            var begins = begins(place, signs.values());
            var from = begins[0];
            var to = begins[begins.length - 1];
            for (var i = 0; i < begins.length; i++) {
                var meaning = found.computeIfAbsent(meaning(place, begins[i], signs), _ -> MEANING * found.size());
                var next = i + 1 < begins.length ? begins[i + 1] : to + 1;
                IntStream.range(begins[i], next).forEach(_ -> all.add(meaning));
            }
            spans[place * SPAN] = from;
            spans[place * SPAN + 1] = to;
            spans[place * SPAN + 2] = size - from;
            size += to - from + 1;
        }
        days = all.build().toArray();
        meanings = found.keySet().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The days on which readings begin to mean something else; what is before the first of them means the same as on it. */
    private static int[] begins(int place, Collection<Sign> signs) {
        var begins = signs.stream()
                .filter(sign -> !sign.isEmpty() && sign.places().contains(place))
                .flatMapToInt(sign -> IntStream.of(sign.from(), sign.end()))
                .filter(day -> day > EARLIEST)
                .sorted()
                .distinct()
                .toArray();
        var first = begins.length == 0 ? EARLIEST : begins[0] - 1;
        return IntStream.concat(IntStream.of(first), Arrays.stream(begins)).toArray();
    }

    private static List<Long> meaning(int place, int day, Map<Integer, Sign> signs) {
        var meaning = new Long[MEANING];
        Arrays.fill(meaning, 0L);
        signs.forEach((bit, sign) -> {
            if (sign.isIn(place, day)) {
                if (sign.isCounted()) {
                    meaning[(sign.isDates() ? DATES : TIMES) + bit / OF_A_WORD] |= one(bit);
                } else {
                    meaning[0] |= 1L << bit;
                }
            }
        });
        return List.of(meaning);
    }

    /** One in the lane of a bit. */
    private static long one(int bit) {
        return 1L << bit % OF_A_WORD * Byte.SIZE;
    }

    /** Writes the signs that readings show to one place, and the counts to another. */
    void read(Packed packed, long[] found, int word, int counts) {
        // Two words of lanes by hand: in an array, each would wait for its last write.
        var shown = 0L;
        var low = starts[0];
        var high = starts[1];
        var lowReached = 0L;
        var highReached = 0L;
        var missed = 0L;
        for (int i = 0, size = packed.size; i < size; i++) {
            var reading = packed.reading(i);
            var meaning = meaning(packed, reading);
            var number = packed.numberOf(reading);
            shown |= meanings[meaning];
            low += number * meanings[meaning + TIMES] + meanings[meaning + DATES];
            high += number * meanings[meaning + TIMES + 1] + meanings[meaning + DATES + 1];
            missed |= number == 0 ? meanings[meaning + TIMES] | meanings[meaning + TIMES + 1] : 0;
            if (i % SAFE == SAFE - 1) {
                lowReached |= low & REACHED;
                low &= ~REACHED;
                highReached |= high & REACHED;
                high &= ~REACHED;
            }
        }
        found[word] = shown | gathered(lowReached | low) | gathered(highReached | high) << OF_A_WORD;
        found[counts] = low & ~REACHED;
        found[counts + 1] = high & ~REACHED;
        if (missed != 0) {
            addLarge(packed, found, word, counts);
        }
    }

    private int meaning(Packed packed, long reading) {
        var span = packed.placeOf(reading) * SPAN;
        var day = Math.min(Math.max(packed.dayOf(reading), spans[span]), spans[span + 1]);
        return days[spans[span + 2] + day];
    }

    /** Those that didn't fit into a reading. */
    private void addLarge(Packed packed, long[] found, int word, int counts) {
        var numbers = packed.numbers();
        for (var i = 0; i < packed.size; i++) {
            var reading = packed.reading(i);
            if (packed.numberOf(reading) == 0) {
                for (var lanes = 0; lanes < WORDS; lanes++) {
                    var times = meanings[meaning(packed, reading) + TIMES + lanes];
                    var count = found[counts + lanes] + Math.min(numbers[i], MOST) * times;
                    found[word] |= gathered(count) << lanes * OF_A_WORD;
                    found[counts + lanes] = count & ~REACHED;
                }
            }
        }
    }

    /** How much is in the lane of a bit. */
    static int count(long[] found, int counts, int bit) {
        return (int) (found[counts + bit / OF_A_WORD] >>> bit % OF_A_WORD * Byte.SIZE) & MOST - 1;
    }

    /** The highest bits of all lanes, side by side. */
    private static long gathered(long reached) {
        return ((reached & REACHED) >>> OF_A_WORD - 1) * GATHER >>> Long.SIZE - OF_A_WORD;
    }
}
