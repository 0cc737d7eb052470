package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Signs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The many simple things that a model asks of everybody, as bits that are all found at once: {@link Signs} of what was
 * counted, and what the values of traits are like. For one thread while more is asked; afterwards for several.
 */
final class Glance {

    private final Signs signs;
    private final Map<String, List<Asked>> traits = new LinkedHashMap<>();
    private @Nullable Reader reader;

    /** What is asked of the value of a trait, and its sign. */
    private record Asked(Predicate<JsonNode> test, int sign) {
        int word() {
            return sign / Long.SIZE;
        }
    }

    Glance(Panel panel) {
        this.signs = new Signs(panel);
    }

    Panel panel() {
        return signs.panel();
    }

    /** See {@link Signs#sign}. */
    Condition.Marked counted(int[] places, int from, int to, boolean isDates, int least) {
        return marked(signs.sign(places, from, to, isDates, least));
    }

    /** How often, or on how many dates; or -1, when it is {@link Signs#MOST} or more. */
    ToIntFunction<Subject> count(int[] places, int from, int to, boolean isDates) {
        var bit = signs.sign(places, from, to, isDates, Signs.MOST);
        var isMore = marked(bit);
        return subject -> {
            var found = subject.signs(this);
            return isMore.isIn(found) ? -1 : Signs.count(found, bit);
        };
    }

    /** @param test equal to another that asks the same */
    Condition.Marked stated(String trait, Predicate<JsonNode> test) {
        // The very text that the names of read traits are: found without comparing letters.
        var asked = traits.computeIfAbsent(trait.intern(), _ -> new ArrayList<>());
        for (var known : asked) {
            if (known.test.equals(test)) {
                return marked(known.sign);
            }
        }
        var sign = signs.told();
        asked.add(new Asked(test, sign));
        return marked(sign);
    }

    private Condition.Marked marked(int sign) {
        return Condition.Marked.all(this, sign / Long.SIZE, 1L << sign, 1L << sign);
    }

    /** Finds all that is asked by now. */
    Reader reader() {
        var known = reader;
        if (known != null && known.size == signs.size()) {
            return known;
        }
        var ready = new Reader(signs, traits);
        reader = ready;
        return ready;
    }

    static final class Reader {

        private final int size;
        private final Signs.Reader signs;
        private final Values[] traits;

        private Reader(Signs signs, Map<String, List<Asked>> traits) {
            this.size = signs.size();
            this.signs = signs.reader();
            this.traits = traits.entrySet().stream()
                    .flatMap(asked ->
                            asked.getValue().stream().collect(Collectors.groupingBy(Asked::word)).values().stream()
                                    .map(ofWord -> new Values(asked.getKey(), ofWord)))
                    .toArray(Values[]::new);
        }

        long[] read(Subject subject) {
            var found = signs.read(subject.usage());
            for (var trait : traits) {
                found[trait.word] |= trait.of(subject.trait(trait.name));
            }
            return found;
        }
    }

    /**
     * What is asked of one trait, with signs in one word. Many state the same few values, so the signs of those that came last
     * are remembered.
     */
    private static final class Values {

        private static final int REMEMBERED = 1 << 10;
        private static final int LONGEST = 100;

        private final String name;
        private final int word;
        private final List<Asked> asked;
        /** By hash, the last value that had it. */
        private final @Nullable Known[] known = new Known[REMEMBERED];

        /** @param text the value's, or none */
        private record Known(JsonNode value, @Nullable String text, long signs) {

            boolean is(JsonNode other) {
                return other instanceof TextNode ? other.textValue().equals(text) : value.equals(other);
            }
        }

        Values(String name, List<Asked> asked) {
            this.name = name;
            this.word = asked.getFirst().word();
            this.asked = List.copyOf(asked);
        }

        long of(JsonNode value) {
            var hash = value instanceof TextNode ? value.textValue().hashCode() : value.hashCode();
            var slot = (hash ^ hash >>> 16) & REMEMBERED - 1;
            var last = known[slot];
            if (last != null && last.is(value)) {
                return last.signs;
            }
            var signs = signs(value);
            if (!value.isContainerNode() && value.asText().length() <= LONGEST) {
                known[slot] = new Known(value, value.textValue(), signs);
            }
            return signs;
        }

        private long signs(JsonNode value) {
            var signs = 0L;
            for (var one : asked) {
                signs |= one.test.test(value) ? 1L << one.sign : 0;
            }
            return signs;
        }
    }
}
