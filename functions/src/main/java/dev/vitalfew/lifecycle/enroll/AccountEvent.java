package dev.vitalfew.lifecycle.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.identity.Id;
import java.util.Optional;

/**
 * Something that happened to an account, on its way through the queue to the account's people.
 *
 * @param self under which id it stands in the log
 * @param after the last person who was told by an earlier message, when an account has many
 */
record AccountEvent(Id self, LogKey key, Optional<Id> after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SELF = "tell";

    static boolean is(JsonNode message) {
        return message.has(SELF);
    }

    static AccountEvent of(LogEntry entry) {
        return new AccountEvent(entry.id(), entry.key(), Optional.empty());
    }

    AccountEvent after(Id person) {
        return new AccountEvent(self, key, Optional.of(person));
    }

    Id account() {
        return Id.account(self.value());
    }

    static AccountEvent read(JsonNode message) {
        return new AccountEvent(
                Id.parse(message.path(SELF).asText()),
                LogKey.parse(message.path("key").asText()),
                Optional.ofNullable(message.get("after")).map(JsonNode::asText).map(Id::parse));
    }

    String json() {
        var message = MAPPER.createObjectNode().put(SELF, self.toString()).put("key", key.toString());
        after.ifPresent(person -> message.put("after", person.toString()));
        return message.toString();
    }
}
