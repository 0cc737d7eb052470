package dev.vitalfew.lifecycle.enroll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.recipients.MostActive.Candidate;
import java.time.Instant;
import java.util.Optional;

/**
 * An account's entry on its way through the queue, to become the enrollments of its people: of those it has when the
 * settle time is over, for an account may be known before the first person who belongs to it.
 *
 * @param after the last person that an earlier message has seen, when an account has many
 * @param best the most active of those, of a sequence that is for that one
 */
public record Expansion(Id account, String sequence, Entry entry, Optional<Id> after, Optional<Candidate> best) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SEQUENCE = "expand";

    static boolean is(JsonNode message) {
        return message.has(SEQUENCE);
    }

    public static Expansion of(Enrollment account) {
        return new Expansion(account.person(), account.sequence(), account.entry(), Optional.empty(), Optional.empty());
    }

    Expansion after(Id person) {
        return new Expansion(account, sequence, entry, Optional.of(person), best);
    }

    Expansion knowing(Optional<Candidate> found) {
        return new Expansion(account, sequence, entry, after, found);
    }

    static Expansion read(JsonNode message) {
        return new Expansion(
                Id.parse(message.path("account").asText()),
                message.path(SEQUENCE).asText(),
                new Entry(
                        Id.parse(message.path("account").asText()),
                        message.path("membership").asText(),
                        message.path("segment").asText(),
                        message.path("number").asLong(),
                        Instant.parse(message.path("at").asText())),
                id(message, "after"),
                id(message, "best")
                        .map(best -> new Candidate(best, message.path("dates").asInt())));
    }

    private static Optional<Id> id(JsonNode message, String key) {
        return Optional.ofNullable(message.get(key)).map(JsonNode::asText).map(Id::parse);
    }

    public String json() {
        var message = MAPPER.createObjectNode()
                .put(SEQUENCE, sequence)
                .put("account", account.toString())
                .put("membership", entry.membership())
                .put("segment", entry.segment())
                .put("number", entry.number())
                .put("at", entry.at().toString());
        after.ifPresent(person -> message.put("after", person.toString()));
        best.ifPresent(
                candidate -> message.put("best", candidate.person().toString()).put("dates", candidate.dates()));
        return message.toString();
    }

    static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no message of this queue: " + body, broken);
        }
    }
}
