package dev.vitalfew.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.lifecycle.Ledger;
import dev.vitalfew.lifecycle.Tags;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the mail service says about one email.
 *
 * @param key the send record; empty for an email that this product did not send
 */
record Report(Optional<Ledger.Key> key, String messageId, Instant at, What what) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What happened. {@code addresses} are those it happened to. */
    sealed interface What {
        record Sent() implements What {}

        record Delivered() implements What {}

        record Opened() implements What {}

        record Clicked(String link) implements What {}

        record Bounced(String type, String subType, List<String> addresses) implements What {}

        record Complained(List<String> addresses) implements What {}

        record Rejected(String reason) implements What {}

        /** Nothing that matters here, such as a delay. */
        record Other(String name) implements What {}
    }

    /** Reads an event of source {@code aws.ses}, whole. */
    static Report parse(String body) {
        var event = read(body);
        var detail = event.path("detail");
        var mail = detail.path("mail");
        var what = what(event.path("detail-type").asText(), detail);
        var tags = new HashMap<String, String>();
        mail.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().path(0).asText()));
        return new Report(Tags.key(tags), mail.path("messageId").asText(), at(event, detail, what), what);
    }

    private static What what(String type, JsonNode detail) {
        return switch (type) {
            case "Email Sent" -> new What.Sent();
            case "Email Delivered" -> new What.Delivered();
            case "Email Opened" -> new What.Opened();
            case "Email Clicked" ->
                new What.Clicked(detail.path("click").path("link").asText());
            case "Email Bounced" -> {
                var bounce = detail.path("bounce");
                yield new What.Bounced(
                        bounce.path("bounceType").asText(),
                        bounce.path("bounceSubType").asText(),
                        addresses(bounce.path("bouncedRecipients")));
            }
            case "Email Complaint Received" ->
                new What.Complained(addresses(detail.path("complaint").path("complainedRecipients")));
            case "Email Rejected" ->
                new What.Rejected(detail.path("reject").path("reason").asText());
            case "Email Rendering Failed" ->
                new What.Rejected(detail.path("failure").path("errorMessage").asText());
            default -> new What.Other(type);
        };
    }

    /** The mail service's own time, so that a repeated report makes the same event. */
    private static Instant at(JsonNode event, JsonNode detail, What what) {
        var stated =
                switch (what) {
                    case What.Delivered _ -> detail.path("delivery");
                    case What.Opened _ -> detail.path("open");
                    case What.Clicked _ -> detail.path("click");
                    case What.Bounced _ -> detail.path("bounce");
                    case What.Complained _ -> detail.path("complaint");
                    case What.Sent _, What.Rejected _, What.Other _ -> detail.path("mail");
                };
        return Instant.parse(stated.path("timestamp").asText(event.path("time").asText()));
    }

    private static List<String> addresses(JsonNode recipients) {
        return StreamSupport.stream(recipients.spliterator(), false)
                .map(recipient -> recipient.path("emailAddress").asText())
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event of the bus: " + body, e);
        }
    }
}
