package dev.vitalfew.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one place that knows how an event is written. What it refuses it names, as an {@link InvalidEvent}. */
public final class EventJson {

    /** The longest that an id or the name of an event may be, in characters. */
    public static final int MAX_NAME = 256;

    /** The most that one event may have, in bytes of UTF-8. */
    public static final int MAX_BYTES = 32 * 1024;

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private EventJson() {}

    /** Reads one message whose {@code type} says what it is. */
    public static Event read(byte[] json) {
        return read(new String(json, UTF_8));
    }

    /** Reads one message whose {@code type} says what it is. */
    public static Event read(String json) {
        var message = parse(json);
        return read(message, typeOf(message));
    }

    /** Reads what {@link #write} wrote: it was within the limits when it came, and may have grown by a key since. */
    public static Event readWritten(String json) {
        var message = StrictJson.parse(json);
        return somebodys(message, typeOf(message));
    }

    /** The JSON of one message within the limits, not yet looked at for what it says. */
    public static JsonNode parse(String json) {
        if (json.length() > MAX_BYTES || json.getBytes(UTF_8).length > MAX_BYTES) {
            throw new InvalidEvent("", "expected at most 32 KB for one event");
        }
        return StrictJson.parse(json);
    }

    /** What the message itself says that it is. */
    public static EventType typeOf(JsonNode message) {
        var word = new Fields(message).requiredName("type");
        return EventType.of(word)
                .orElseThrow(() -> new InvalidEvent(
                        "/type", "expected identify, track, page, screen, group or alias, found " + word));
    }

    /** Reads a message that is known, by its path or its {@code type}, to be of this type. Unknown fields are let be. */
    public static Event read(JsonNode message, EventType type) {
        var event = somebodys(message, type);
        NpsAnswered.check(event);
        return event;
    }

    private static Event somebodys(JsonNode message, EventType type) {
        var fields = new Fields(message);
        var envelope = envelope(fields);
        var event =
                switch (type) {
                    case IDENTIFY -> new Event.Identify(withoutTraits(envelope), personTraits(fields, envelope));
                    case TRACK -> new Event.Track(envelope, fields.requiredName("event"), fields.object("properties"));
                    case PAGE -> new Event.Page(envelope, fields.name("name"), fields.object("properties"));
                    case SCREEN -> new Event.Screen(envelope, fields.name("name"), fields.object("properties"));
                    case GROUP -> new Event.Group(envelope, fields.requiredId("groupId"), fields.object("traits"));
                    case ALIAS -> new Event.Alias(envelope, fields.requiredId("previousId"));
                };
        requireSomebody(event);
        return event;
    }

    /** Keys sorted, nothing that could be left out: equal events are written equal. */
    public static String write(Event event) {
        return write(event, event.envelope().sentAt());
    }

    /** As {@link #write}, without when it was sent, which is another time with every retry. */
    public static String writeUnsent(Event event) {
        return write(event, null);
    }

    private static String write(Event event, @Nullable Instant sentAt) {
        var fields = new TreeMap<String, Object>();
        var envelope = event.envelope();
        fields.put("type", EventType.of(event).word());
        put(fields, "messageId", envelope.messageId());
        put(fields, "userId", envelope.userId());
        put(fields, "anonymousId", envelope.anonymousId());
        put(fields, "timestamp", text(envelope.timestamp()));
        put(fields, "sentAt", text(sentAt));
        put(fields, "context", sorted(envelope.context()));
        switch (event) {
            case Event.Identify identify -> put(fields, "traits", sorted(identify.traits()));
            case Event.Track track -> {
                put(fields, "event", track.event());
                put(fields, "properties", sorted(track.properties()));
            }
            case Event.Page page -> {
                put(fields, "name", page.name());
                put(fields, "properties", sorted(page.properties()));
            }
            case Event.Screen screen -> {
                put(fields, "name", screen.name());
                put(fields, "properties", sorted(screen.properties()));
            }
            case Event.Group group -> {
                put(fields, "groupId", group.groupId());
                put(fields, "traits", sorted(group.traits()));
            }
            case Event.Alias alias -> put(fields, "previousId", alias.previousId());
        }
        try {
            return SORTED.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written: " + event, e);
        }
    }

    private static Envelope envelope(Fields fields) {
        var message = fields.message();
        var timestamp =
                WireTime.read(message.path("timestamp")).or(() -> WireTime.read(message.path("originalTimestamp")));
        return new Envelope(
                fields.id("messageId"),
                fields.id("userId"),
                fields.id("anonymousId"),
                timestamp.orElse(null),
                WireTime.read(message.path("sentAt")).orElse(null),
                fields.object("context"));
    }

    /** An identify's traits are kept once, wherever they came. */
    private static Envelope withoutTraits(Envelope envelope) {
        var context = new TreeMap<>(envelope.context());
        context.remove("traits");
        return new Envelope(
                envelope.messageId(),
                envelope.userId(),
                envelope.anonymousId(),
                envelope.timestamp(),
                envelope.sentAt(),
                context);
    }

    /** Some clients put them into the context only. */
    private static Map<String, JsonNode> personTraits(Fields fields, Envelope envelope) {
        var own = fields.object("traits");
        var inContext = Optional.ofNullable(envelope.context().get("traits"))
                .map(traits -> Fields.object(traits, "/context/traits"));
        return own.isEmpty() ? inContext.orElse(own) : own;
    }

    private static void requireSomebody(Event event) {
        var envelope = event.envelope();
        if (event instanceof Event.Alias && envelope.userId() == null) {
            throw new InvalidEvent("/userId", "is required");
        }
        var named = envelope.userId() != null
                || envelope.anonymousId() != null
                || envelope.groupId().isPresent()
                || event instanceof Event.Group;
        if (!named) {
            throw new InvalidEvent("/userId", "expected userId, anonymousId or context.groupId: it concerns nobody");
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable Object sorted(Map<String, JsonNode> object) {
        return object.isEmpty() ? null : Canonical.sorted(object);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
