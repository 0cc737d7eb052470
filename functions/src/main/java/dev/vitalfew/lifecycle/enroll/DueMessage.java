package dev.vitalfew.lifecycle.enroll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.identity.Id;
import java.util.Map;

/** A due enrollment's key on its way through the queue. */
public record DueMessage(Id person, String record) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static DueMessage parse(String body) {
        try {
            var message = MAPPER.readTree(body);
            return new DueMessage(
                    Id.parse(message.path("person").asText()),
                    message.path("record").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the key of an enrollment: " + body, e);
        }
    }

    public String json() {
        return MAPPER.valueToTree(Map.of("person", person.toString(), "record", record))
                .toString();
    }
}
