package dev.vitalfew.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries: whose it is, under which id it can be told from its retries, and when the client says that
 * it happened. What the client did not say is null.
 */
public record Envelope(
        @Nullable String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable Instant timestamp,
        @Nullable Instant sentAt,
        Map<String, JsonNode> context) {

    public Envelope {
        context = Map.copyOf(context);
    }

    /** The account that the client names in {@code context.groupId}; a number counts as text, an odd value as none. */
    public Optional<String> groupId() {
        return Optional.ofNullable(context.get("groupId"))
                .filter(id -> id.isTextual() || id.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(id -> !id.isEmpty() && id.length() <= 256 && id.chars().noneMatch(Character::isISOControl));
    }
}
