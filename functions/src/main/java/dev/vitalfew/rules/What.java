package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.events.Event;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events a meter counts. */
public sealed interface What {

    /** The same text in every model that counts it. */
    String text();

    /** {@code byProduct} says that this product noted the event, such as an email's delivery. */
    boolean fits(Event event, boolean byProduct);

    /** Whether whatever is the other is this as well; false when that isn't sure. */
    boolean includes(What other);

    /** Anything that somebody did: track, page and screen, except what this product itself noted, and these names. */
    record Anything(Set<String> except) implements What {
        public Anything {
            except = Set.copyOf(except);
        }

        @Override
        public String text() {
            return except.isEmpty() ? "anything" : "anything except " + new TreeSet<>(except);
        }

        @Override
        public boolean fits(Event event, boolean byProduct) {
            return !byProduct
                    && switch (event) {
                        case Event.Track track -> !except.contains(track.event());
                        case Event.Page _, Event.Screen _ -> true;
                        case Event.Identify _, Event.Group _, Event.Alias _ -> false;
                    };
        }

        @Override
        public boolean includes(What other) {
            return switch (other) {
                case Anything(var others) -> others.containsAll(except);
                case Named(var event) -> !except.contains(event);
                case Path _ -> true;
                case Mail _ -> false;
            };
        }
    }

    /** Track events of this name. */
    record Named(String event) implements What {
        @Override
        public String text() {
            return "event " + event;
        }

        @Override
        public boolean fits(Event happened, boolean byProduct) {
            return happened instanceof Event.Track track && track.event().equals(event);
        }

        @Override
        public boolean includes(What other) {
            return equals(other);
        }
    }

    /** Page and screen events whose path (or, without one, name) fits; {@code *} stands for any characters. */
    record Path(String pattern) implements What {
        /** The pattern as paths are compared: of a page's address, without query and closing slash. */
        public static String written(String pattern) {
            return Paths.written(pattern);
        }

        @Override
        public String text() {
            return "page " + pattern;
        }

        @Override
        public boolean fits(Event event, boolean byProduct) {
            return switch (event) {
                case Event.Page page -> Paths.fit(pattern, page.name(), page.properties());
                case Event.Screen screen -> Paths.fit(pattern, screen.name(), screen.properties());
                case Event.Track _, Event.Identify _, Event.Group _, Event.Alias _ -> false;
            };
        }

        @Override
        public boolean includes(What other) {
            return other instanceof Path(var narrower) && new Glob(pattern).fits(narrower);
        }
    }

    /**
     * What became of an email of this product, as noted by itself alone; what a program did instead of a person counts as
     * nothing.
     *
     * @param event the name of what is noted, such as "Email Link Clicked"
     * @param link the path of the link that was clicked; {@code *} stands for any characters
     * @param topic what the link that was clicked says that it is about
     * @param sequences those that the email may belong to; empty for any
     */
    record Mail(
            String event, Optional<String> email, Optional<String> link, Optional<String> topic, Set<String> sequences)
            implements What {
        /** Says of what is noted that a program did it. */
        public static final String MACHINE = "machine";

        public Mail {
            sequences = Set.copyOf(sequences);
        }

        /** A link about a topic was clicked, in whichever email. */
        public static Mail clicked(String event, String topic) {
            return new Mail(event, Optional.empty(), Optional.empty(), Optional.of(topic), Set.of());
        }

        @Override
        public String text() {
            return Stream.of(
                            Stream.of("mail " + event),
                            email.stream(),
                            link.stream().map("link "::concat),
                            topic.stream().map("topic "::concat),
                            new TreeSet<>(sequences).stream().map("of "::concat))
                    .flatMap(parts -> parts)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public boolean fits(Event happened, boolean byProduct) {
            return byProduct
                    && happened instanceof Event.Track track
                    && track.event().equals(event)
                    && !is(track.properties(), MACHINE, "true")
                    && email.map(name -> is(track.properties(), "email", name)).orElse(true)
                    && link.map(path -> Paths.fitsLink(path, track.properties()))
                            .orElse(true)
                    && topic.map(about -> Paths.linkIsAbout(about, track.properties()))
                            .orElse(true)
                    && (sequences.isEmpty()
                            || sequences.stream().anyMatch(name -> is(track.properties(), "sequence", name)));
        }

        @Override
        public boolean includes(What other) {
            return other instanceof Mail that
                    && event.equals(that.event)
                    && (email.isEmpty() || email.equals(that.email))
                    && (link.isEmpty() || link.equals(that.link))
                    && (topic.isEmpty() || topic.equals(that.topic))
                    && (sequences.isEmpty() || !that.sequences.isEmpty() && sequences.containsAll(that.sequences));
        }

        private static boolean is(Map<String, JsonNode> properties, String property, String value) {
            return properties.containsKey(property)
                    && properties.get(property).asText().equals(value);
        }
    }
}
