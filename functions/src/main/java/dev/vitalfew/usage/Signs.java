package dev.vitalfew.usage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of usages of one panel, as yes or no: whether some meters together ticked so often, or on so many dates,
 * from one day to another. Noted while rules are made ready; then all of it is read from a usage at once, in one pass over
 * its readings, as bits. For one thread while signs are added; afterwards for several.
 *
 * <p>Some signs are told rather than read: they have a bit here, which whoever knows sets.
 */
public final class Signs {

    /** The greatest number that a sign can ask for. */
    public static final int MOST = Lanes.MOST;

    /** How many signs of a word are not counted. */
    private static final int OTHERS = Long.SIZE - Lanes.COUNTED;

    private final Panel panel;
    private final Map<Sign, Integer> bits = new LinkedHashMap<>();
    private int counted;
    private int others;
    /** By word; of those to which a sign was added since, none. */
    private @Nullable Lanes[] lanes = new Lanes[1];

    /** What is read at once. */
    record Sign(List<Integer> places, int from, int to, boolean isDates, int least) {

        /** The day on which it is over. */
        int end() {
            return to + 1;
        }

        /** Whether it has no days. */
        boolean isEmpty() {
            return from > to;
        }

        boolean isIn(int place, int day) {
            return day >= from && day <= to && places.contains(place);
        }

        /** Whether it takes more than one reading. */
        boolean isCounted() {
            return least > 1;
        }
    }

    public Signs(Panel panel) {
        this.panel = panel;
    }

    public Panel panel() {
        return panel;
    }

    /**
     * The bit of: the meters at these places ticked {@code least} times from {@code from} to {@code to}, both included, or
     * more; if {@code isDates}, on so many dates, of each meter.
     *
     * @param least from 1 to {@link #MOST}
     */
    public int sign(int[] places, int from, int to, boolean isDates, int least) {
        var sign = new Sign(Arrays.stream(places).boxed().toList(), from, to, isDates || least == 1, least);
        var known = bits.get(sign);
        if (known != null) {
            return known;
        }
        var bit = sign.isCounted() ? bit(counted++, 0, Lanes.COUNTED) : told();
        bits.put(sign, bit);
        makeRoom(bit);
        lanes[bit / Long.SIZE] = null;
        return bit;
    }

    /** The bit of a sign of its own, which reading leaves alone. */
    public int told() {
        var bit = bit(others++, Lanes.COUNTED, OTHERS);
        makeRoom(bit);
        return bit;
    }

    private void makeRoom(int bit) {
        lanes = Arrays.copyOf(lanes, Math.max(lanes.length, bit / Long.SIZE + 1));
    }

    /** Those that are counted have the lowest bits of each word. */
    private static int bit(int number, int first, int ofEach) {
        return number / ofEach * Long.SIZE + first + number % ofEach;
    }

    /** How many there are by now. */
    public int size() {
        return counted + others;
    }

    /** Reads all that there are by now. */
    public Reader reader() {
        for (var word = 0; word < lanes.length; word++) {
            lanes[word] = lanes[word] == null ? new Lanes(panel.size(), of(word)) : lanes[word];
        }
        return new Reader(lanes.clone());
    }

    public static final class Reader {

        private final Lanes[] words;

        private Reader(Lanes[] words) {
            this.words = words;
        }

        /** @return in words of 64 bits, the lowest first; behind them the counts that {@link #count} reads */
        public long[] read(Usage usage) {
            var found = new long[words.length * (1 + Lanes.WORDS)];
            for (var word = 0; word < words.length; word++) {
                words[word].read(usage.packed, found, word, words.length + word * Lanes.WORDS);
            }
            return found;
        }
    }

    /** How much there is of a sign that asks for {@link #MOST}, and isn't shown. */
    public static int count(long[] found, int bit) {
        var words = found.length / (1 + Lanes.WORDS);
        return Lanes.count(found, words + bit / Long.SIZE * Lanes.WORDS, bit % Long.SIZE);
    }

    /** The signs of a word, by their bit there. */
    private Map<Integer, Sign> of(int word) {
        return bits.entrySet().stream()
                .filter(sign -> sign.getValue() / Long.SIZE == word)
                .collect(Collectors.toMap(sign -> sign.getValue() % Long.SIZE, Map.Entry::getKey));
    }
}
