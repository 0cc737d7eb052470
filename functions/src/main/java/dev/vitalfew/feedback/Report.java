package dev.vitalfew.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the mail service says about one email.
 *
 * @param key the send record; empty for an email that this product did not send
 * @param sentAt when the mail service took the email
 * @param at when it happened
 */
record Report(Optional<Ledger.Key> key, String messageId, Instant sentAt, Instant at, What what) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What happened. {@code addresses} are those it happened to. */
    sealed interface What {
        record Sent() implements What {}

        record Delivered() implements What {}

        /** Not delivered yet; it is tried again. */
        record Delayed(String type) implements What {}

        /** @param machine whether a program did it */
        record Opened(boolean machine) implements What {}

        record Clicked(String link, boolean machine) implements What {}

        record Bounced(Bounce bounce, String type, String subType, List<String> addresses) implements What {}

        /** @param listed whether it was not sent at all, as the address is on the mail service's own list */
        record Complained(List<String> addresses, boolean listed) implements What {}

        record Rejected(String reason) implements What {}

        /** By the mail service's own page, which our emails don't lead to. */
        record Unsubscribed(List<String> addresses) implements What {}

        /** Nothing that matters here. */
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
        var at = at(event, detail, what);
        return new Report(
                Tags.key(tags), mail.path("messageId").asText(), time(mail).orElse(at), at, what);
    }

    private static What what(String type, JsonNode detail) {
        return switch (type) {
            case "Email Sent" -> new What.Sent();
            case "Email Delivered" -> new What.Delivered();
            case "Email Delivery Delayed" ->
                new What.Delayed(detail.path("deliveryDelay").path("delayType").asText());
            case "Email Opened" ->
                new What.Opened(
                        Machines.opened(detail.path("open").path("userAgent").asText()));
            case "Email Clicked" -> clicked(detail);
            case "Email Bounced" -> {
                var bounce = detail.path("bounce");
                yield new What.Bounced(
                        Bounce.of(bounce),
                        bounce.path("bounceType").asText(),
                        bounce.path("bounceSubType").asText(),
                        addresses(bounce.path("bouncedRecipients")));
            }
            case "Email Complaint Received" -> complained(detail.path("complaint"));
            case "Email Rejected" ->
                new What.Rejected(detail.path("reject").path("reason").asText());
            case "Email Rendering Failed" ->
                new What.Rejected(detail.path("failure").path("errorMessage").asText());
            case "Email Subscribed" -> subscribed(detail);
            default -> new What.Other(type);
        };
    }

    private static What clicked(JsonNode detail) {
        var click = detail.path("click");
        var taken = time(detail.path("mail"));
        var after = taken.flatMap(from -> time(click).map(to -> Duration.between(from, to)));
        var machine = Machines.clicked(click.path("userAgent").asText(), after.orElse(Duration.ofDays(1)));
        return new What.Clicked(click.path("link").asText(), machine);
    }

    /** Whoever takes an email out of the spam folder complains of nothing. */
    private static What complained(JsonNode complaint) {
        if (complaint.path("complaintFeedbackType").asText().equals("not-spam")) {
            return new What.Other("not spam");
        }
        return new What.Complained(
                addresses(complaint.path("complainedRecipients")),
                complaint.path("complaintSubType").asText().equals("OnAccountSuppressionList"));
    }

    private static What subscribed(JsonNode detail) {
        if (!detail.at("/subscription/newTopicPreferences/unsubscribeAll").asBoolean()) {
            return new What.Other("subscription");
        }
        return new What.Unsubscribed(
                StreamSupport.stream(detail.at("/mail/destination").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static Optional<Instant> time(JsonNode stated) {
        var text = stated.path("timestamp").asText();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
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
                    case What.Delayed _ -> detail.path("deliveryDelay");
                    case What.Unsubscribed _ -> detail.path("subscription");
                    case What.Sent _, What.Rejected _, What.Other _ -> detail.path("mail");
                };
        return time(stated).orElseGet(() -> Instant.parse(event.path("time").asText()));
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
