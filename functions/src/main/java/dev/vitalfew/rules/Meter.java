package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.events.Event;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is counted from events, per local day, because a rule of the model asks for it.
 *
 * @param where what the event's properties must be like
 * @param keptDays how many days back from today its counts are needed; {@link #FOREVER} for rules without a window
 * @param timesMatter whether rules ask how often it happened, not only on which days
 */
public record Meter(What what, Map<String, Comparison> where, int keptDays, boolean timesMatter) {

    public static final int FOREVER = Integer.MAX_VALUE;

    /** Which events are counted. */
    public sealed interface What {
        /** Anything that somebody did: track, page and screen, except what this product itself noted. */
        record Anything() implements What {}

        /** Track events of this name. */
        record Named(String event) implements What {}

        /** Page and screen events whose path (or, without one, name) fits; {@code *} stands for any characters. */
        record Path(String pattern) implements What {}
    }

    public Meter {
        where = Map.copyOf(where);
    }

    /** What is counted, the same text in every model that counts it; usage is stored under its hash. */
    public String name() {
        var named =
                switch (what) {
                    case What.Anything _ -> "anything";
                    case What.Named(var event) -> "event " + event;
                    case What.Path(var pattern) -> "page " + pattern;
                };
        return where.isEmpty() ? named : named + conditions();
    }

    private String conditions() {
        return new TreeMap<>(where)
                .entrySet().stream()
                        .map(wanted -> wanted.getKey() + " " + wanted.getValue().text())
                        .collect(Collectors.joining(", ", " where {", "}"));
    }

    /** The same count, kept so long and so exactly that both are served. */
    public Meter serving(Meter other) {
        return new Meter(what, where, Math.max(keptDays, other.keptDays), timesMatter || other.timesMatter);
    }

    /** The same count, kept for so many days more. */
    public Meter keptLonger(int days) {
        return keptDays == FOREVER ? this : new Meter(what, where, keptDays + days, timesMatter);
    }

    /** Whether the event is counted; {@code byProduct} says that this product noted it, such as an email's delivery. */
    public boolean counts(Event event, boolean byProduct) {
        return switch (event) {
            case Event.Track track -> fits(track.event(), byProduct) && fits(track.properties());
            case Event.Page page -> fitsPath(page.name(), page.properties(), byProduct) && fits(page.properties());
            case Event.Screen screen ->
                fitsPath(screen.name(), screen.properties(), byProduct) && fits(screen.properties());
            case Event.Identify _, Event.Group _, Event.Alias _ -> false;
        };
    }

    private boolean fits(String event, boolean byProduct) {
        return switch (what) {
            case What.Anything _ -> !byProduct;
            case What.Named(var name) -> name.equals(event);
            case What.Path _ -> false;
        };
    }

    private boolean fitsPath(@Nullable String name, Map<String, JsonNode> properties, boolean byProduct) {
        return switch (what) {
            case What.Anything _ -> !byProduct;
            case What.Named _ -> false;
            case What.Path(var pattern) -> Paths.fit(pattern, name, properties);
        };
    }

    private boolean fits(Map<String, JsonNode> properties) {
        return where.entrySet().stream().allMatch(wanted -> wanted.getValue()
                .test(properties.getOrDefault(wanted.getKey(), MissingNode.getInstance())));
    }
}
