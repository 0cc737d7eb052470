package dev.vitalfew.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.events.EventType;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How entries stand in the table EVENTS, and how its stream hands them over. */
public final class DynamoLogItems {

    /** How long after its receipt an event is kept. */
    static final Duration KEPT = Duration.ofDays(100);

    private DynamoLogItems() {}

    static Map<String, AttributeValue> key(LogEntry entry) {
        return key(entry.id().toString(), entry.key().toString());
    }

    static Map<String, AttributeValue> key(String id, String key) {
        return Map.of("id", AttributeValue.fromS(id), "key", AttributeValue.fromS(key));
    }

    static Map<String, AttributeValue> item(LogEntry entry) {
        var item = new HashMap<>(key(entry));
        item.put("type", AttributeValue.fromS(EventType.of(entry.event()).word()));
        name(entry.event()).ifPresent(name -> item.put("name", AttributeValue.fromS(name)));
        item.put("at", DynamoItem.of(entry.at()));
        item.put("received", DynamoItem.of(entry.receivedAt()));
        item.put("trust", AttributeValue.fromS(entry.trust().name().toLowerCase(Locale.ROOT)));
        item.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(Deflated.of(EventJson.write(entry.event())))));
        item.put("expires", DynamoItem.of(expires(entry.receivedAt())));
        return item;
    }

    /** Whether an item of the table is an event, and not a time marker or a run's heartbeat. */
    public static boolean isEntry(String id) {
        return !id.startsWith("m:") && !id.startsWith("h:");
    }

    public static LogEntry entry(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return new LogEntry(
                Id.parse(item.text("id")),
                LogKey.parse(item.text("key")),
                EventJson.readWritten(Deflated.text(item.bytes("body"))),
                item.time("at"),
                item.time("received"),
                Trust.valueOf(item.text("trust").toUpperCase(Locale.ROOT)));
    }

    static long expires(Instant received) {
        return received.plus(KEPT).getEpochSecond();
    }

    /** What a person looking at the table wants to see: a track's event, a page's path. */
    private static Optional<String> name(Event event) {
        return switch (event) {
            case Event.Track track -> Optional.of(track.event());
            case Event.Page page -> path(page);
            case Event.Screen screen -> Optional.ofNullable(screen.name());
            case Event.Identify _, Event.Group _, Event.Alias _ -> Optional.empty();
        };
    }

    private static Optional<String> path(Event.Page page) {
        return text(page.properties().get("path"))
                .or(() -> Optional.ofNullable(page.envelope().context().get("page"))
                        .flatMap(seen -> text(seen.get("path"))));
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return Optional.ofNullable(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
