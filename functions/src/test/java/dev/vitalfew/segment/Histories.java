package dev.vitalfew.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random histories of a few people in a few accounts, as entries of the log. */
final class Histories {

    static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    private static final List<String> USERS = List.of("1", "2", "3");
    private static final List<String> VISITORS = List.of("x", "y", "1", "2");
    private static final List<String> GROUPS = List.of("acme", "zeta");
    private static final List<String> NAMES =
            List.of("Task Created", "Report Exported", "Payment Failed", "NPS Answered");
    private static final List<String> PLANS = List.of("starter", "scale");

    private final Random random;

    Histories(Random random) {
        this.random = random;
    }

    static Model model() {
        return ModelReader.read(Path.of("src/test/resources/models/exactly-once"));
    }

    List<LogEntry> entries() {
        var entries = new ArrayList<LogEntry>();
        var messages = 4 + random.nextInt(16);
        for (int i = 0; i < messages; i++) {
            entries.addAll(message("m" + i));
        }
        return entries;
    }

    /** One message under each of the ids that it concerns; around the night in which summer time begins. */
    private List<LogEntry> message(String messageId) {
        var time = Instant.parse("2026-03-27T20:00:00Z").plus(Duration.ofHours(random.nextInt(80)));
        var trust = random.nextInt(3) == 0 ? Trust.PUBLIC : Trust.SECRET;
        var skewed = trust == Trust.PUBLIC && random.nextInt(5) == 0;
        var at = skewed ? time.minus(Duration.ofHours(13 + random.nextInt(30))) : time;
        var event = event(messageId, time);
        var key = LogKey.of(time, trust, messageId);
        return ids(event, trust)
                .map(id -> new LogEntry(id, key, event, at, time.plusSeconds(1), trust))
                .toList();
    }

    private Event event(String messageId, Instant time) {
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                new Event.Identify(
                        envelope(messageId, any(USERS), random.nextBoolean() ? any(VISITORS) : null, time), traits());
            case 2 -> new Event.Group(envelope(messageId, any(USERS), null, time), any(GROUPS), traits());
            case 3, 8, 9 -> new Event.Alias(envelope(messageId, any(USERS), null, time), any(VISITORS));
            case 4 ->
                new Event.Page(
                        envelope(messageId, null, any(VISITORS), time),
                        null,
                        Map.of("path", TextNode.valueOf("/pricing")));
            default ->
                new Event.Track(
                        random.nextBoolean()
                                ? envelope(messageId, any(USERS), null, time)
                                : envelope(messageId, null, any(VISITORS), time),
                        any(NAMES),
                        Map.of(
                                "amount",
                                IntNode.valueOf(random.nextInt(3)),
                                "score",
                                IntNode.valueOf(random.nextInt(12))));
        };
    }

    private static Envelope envelope(
            String messageId, @Nullable String userId, @Nullable String anonymousId, Instant time) {
        return new Envelope(messageId, userId, anonymousId, time, null, context(messageId));
    }

    /** Some events say where the device was, some of them nonsense. */
    private static Map<String, JsonNode> context(String messageId) {
        var zones = List.of("Europe/Berlin", "Asia/Tokyo", "Nowhere/Else", "");
        var zone = zones.get(Math.floorMod(messageId.hashCode(), zones.size()));
        return zone.isEmpty() ? Map.of() : Map.of("timezone", TextNode.valueOf(zone));
    }

    private Map<String, JsonNode> traits() {
        return random.nextBoolean()
                ? Map.of("plan", TextNode.valueOf(any(PLANS)), "city", TextNode.valueOf(any(PLANS)))
                : Map.of("city", TextNode.valueOf(any(PLANS)));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** As collect logs them. */
    private static Stream<Id> ids(Event event, Trust trust) {
        var envelope = event.envelope();
        var userId = envelope.userId();
        var anonymousId = envelope.anonymousId();
        var person = userId != null ? Id.known(userId) : Id.anonymous(String.valueOf(anonymousId));
        return switch (event) {
            case Event.Identify _ ->
                userId != null && anonymousId != null
                        ? Stream.of(person, Id.anonymous(anonymousId))
                        : Stream.of(person);
            case Event.Group group -> Stream.of(person, Id.self(group.groupId()));
            case Event.Alias alias ->
                trust == Trust.PUBLIC || alias.previousId().equals(userId)
                        ? Stream.of(Id.anonymous(alias.previousId()))
                        : Stream.of(Id.anonymous(alias.previousId()), Id.known(alias.previousId()));
            case Event.Track _, Event.Page _, Event.Screen _ -> Stream.of(person);
        };
    }
}
