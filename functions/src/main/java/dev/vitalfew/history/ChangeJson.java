package dev.vitalfew.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Changes as JSON, in the history and, with its own {@code id} and {@code segment}, on the bus. */
public final class ChangeJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeJson() {}

    public static String write(List<Change> changes) {
        var array = JSON.createArrayNode();
        changes.forEach(change -> array.add(write(change)));
        return array.toString();
    }

    public static ObjectNode write(Change change) {
        var object = JSON.createObjectNode()
                .put("subject", change.subject().toString())
                .put("account", change.account().toString())
                .put("of", change.ofAccount() ? "accounts" : "people")
                .put(change.kind() == Change.Kind.LENS ? "lens" : "audience", change.name());
        change.from().ifPresent(from -> object.put("from", from));
        change.to().ifPresent(to -> object.put("to", to));
        return object.put("number", change.number())
                .put("cause", change.cause().name().toLowerCase(Locale.ROOT))
                .put("at", change.at().toString())
                .put("asOf", change.asOf().toString())
                .put("model", change.model());
    }

    public static List<Change> read(String json) {
        try {
            var changes = new ArrayList<Change>();
            JSON.readTree(json).forEach(object -> changes.add(read(object)));
            return changes;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("changes are no JSON: " + json, broken);
        }
    }

    public static Change read(JsonNode object) {
        var isLens = object.hasNonNull("lens");
        return new Change(
                Id.parse(object.get("subject").asText()),
                Id.parse(object.get("account").asText()),
                object.get("of").asText().equals("accounts"),
                isLens ? Change.Kind.LENS : Change.Kind.AUDIENCE,
                object.get(isLens ? "lens" : "audience").asText(),
                text(object, "from"),
                text(object, "to"),
                object.get("number").asLong(),
                Cause.valueOf(object.get("cause").asText().toUpperCase(Locale.ROOT)),
                Instant.parse(object.get("at").asText()),
                LocalDate.parse(object.get("asOf").asText()),
                object.get("model").asLong());
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).map(JsonNode::asText);
    }
}
