package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.events.Event;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/**
 * One thing that is counted from events, per local day, because a rule of the model asks for it.
 *
 * @param name what is counted, the same text in every model that counts it; usage is stored under its hash
 * @param where what the event's properties must be like
 * @param reading what an event adds to its day
 * @param keptDays how many days back from today its counts are needed; {@link #FOREVER} for rules without a window
 * @param timesMatter whether rules ask how often it happened, not only on which days
 */
public record Meter(
        String name, What what, Map<String, Comparison> where, Reading reading, int keptDays, boolean timesMatter) {

    public static final int FOREVER = Integer.MAX_VALUE;

    private static final String LEAST = "least of ";
    private static final String MOST = "most of ";

    /** What an event adds to its day. Numbers of properties are kept in ten-thousandths: {@link Scaled}. */
    public sealed interface Reading {
        /** One. */
        record Once() implements Reading {}

        /** One, when the property is a number. */
        record Present(String property) implements Reading {}

        record Sum(String property) implements Reading {}

        record Least(String property) implements Reading {}

        record Most(String property) implements Reading {}
    }

    public Meter {
        where = Map.copyOf(where);
    }

    public Meter(What what, Map<String, Comparison> where, Reading reading, int keptDays, boolean timesMatter) {
        this(name(what, where, reading), what, where, reading, keptDays, timesMatter);
    }

    private static String name(What what, Map<String, Comparison> where, Reading reading) {
        var read =
                switch (reading) {
                    case Reading.Once _ -> "";
                    case Reading.Present(var property) -> "numbers of " + property + " in ";
                    case Reading.Sum(var property) -> "sum of " + property + " in ";
                    case Reading.Least(var property) -> LEAST + property + " in ";
                    case Reading.Most(var property) -> MOST + property + " in ";
                };
        return read + what.text() + conditions(where);
    }

    /** How two readings of the meter of that name on one date become one. */
    public static LongBinaryOperator merging(String name) {
        if (name.startsWith(LEAST)) {
            return Math::min;
        }
        return name.startsWith(MOST) ? Math::max : Scaled::plus;
    }

    /** Which of two readings of one date stands when one of them may have missed some of the events. */
    public static LongBinaryOperator fuller(String name) {
        return name.startsWith(LEAST) || name.startsWith(MOST)
                ? merging(name)
                : (one, other) -> Math.abs(one) >= Math.abs(other) ? one : other;
    }

    private static String conditions(Map<String, Comparison> where) {
        if (where.isEmpty()) {
            return "";
        }
        return new TreeMap<>(where)
                .entrySet().stream()
                        .map(wanted -> wanted.getKey() + " " + wanted.getValue().text())
                        .collect(Collectors.joining(", ", " where {", "}"));
    }

    /** Whether whatever the other counts is counted here as well; false when that isn't sure. */
    boolean includes(Meter other) {
        return what.includes(other.what) && other.where.entrySet().containsAll(where.entrySet());
    }

    /** The same count, kept so long and so exactly that both are served. */
    public Meter serving(Meter other) {
        return new Meter(what, where, reading, Math.max(keptDays, other.keptDays), timesMatter || other.timesMatter);
    }

    /** The same count, kept for so many days more. */
    public Meter keptLonger(int days) {
        return keptDays == FOREVER ? this : new Meter(what, where, reading, keptDays + days, timesMatter);
    }

    /**
     * What the event adds to its day; empty when it isn't counted. {@code byProduct} says that this product noted it,
     * such as an email's delivery.
     */
    public OptionalLong read(Event event, boolean byProduct) {
        return what.fits(event, byProduct) && fits(properties(event)) ? read(properties(event)) : OptionalLong.empty();
    }

    private OptionalLong read(Map<String, JsonNode> properties) {
        return switch (reading) {
            case Reading.Once _ -> OptionalLong.of(1);
            case Reading.Present(var property) ->
                Scaled.of(value(properties, property)).isPresent() ? OptionalLong.of(1) : OptionalLong.empty();
            case Reading.Sum(var property) -> Scaled.of(value(properties, property));
            case Reading.Least(var property) -> Scaled.of(value(properties, property));
            case Reading.Most(var property) -> Scaled.of(value(properties, property));
        };
    }

    private boolean fits(Map<String, JsonNode> properties) {
        return where.entrySet().stream().allMatch(wanted -> wanted.getValue().test(value(properties, wanted.getKey())));
    }

    private static JsonNode value(Map<String, JsonNode> properties, String name) {
        return properties.getOrDefault(name, MissingNode.getInstance());
    }

    private static Map<String, JsonNode> properties(Event event) {
        return switch (event) {
            case Event.Track track -> track.properties();
            case Event.Page page -> page.properties();
            case Event.Screen screen -> screen.properties();
            case Event.Identify _, Event.Group _, Event.Alias _ -> Map.of();
        };
    }
}
