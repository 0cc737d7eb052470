package dev.vitalfew.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of the Segment spec. To add a kind, add a record: the compiler points at every switch to extend. */
public sealed interface Event {

    Envelope envelope();

    /** Who somebody is: {@code traits} of the person. */
    record Identify(Envelope envelope, Map<String, JsonNode> traits) implements Event {
        public Identify {
            traits = Map.copyOf(traits);
        }
    }

    /** What somebody did: {@code event} is its name, such as {@code Task Created}. */
    record Track(Envelope envelope, String event, Map<String, JsonNode> properties) implements Event {
        public Track {
            properties = Map.copyOf(properties);
        }
    }

    /** A page of a website that somebody saw. */
    record Page(Envelope envelope, @Nullable String name, Map<String, JsonNode> properties) implements Event {
        public Page {
            properties = Map.copyOf(properties);
        }
    }

    /** A screen of an app that somebody saw. */
    record Screen(Envelope envelope, @Nullable String name, Map<String, JsonNode> properties) implements Event {
        public Screen {
            properties = Map.copyOf(properties);
        }
    }

    /** The account that somebody belongs to: {@code traits} of the account. */
    record Group(Envelope envelope, String groupId, Map<String, JsonNode> traits) implements Event {
        public Group {
            traits = Map.copyOf(traits);
        }
    }

    /** The person known as {@code previousId} is the one known as {@code userId}. */
    record Alias(Envelope envelope, String previousId) implements Event {}
}
