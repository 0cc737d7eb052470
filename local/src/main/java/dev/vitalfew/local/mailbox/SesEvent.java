package dev.vitalfew.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.time.Instant;
import java.util.UUID;

/** What SES tells of a mail on the default bus: the detail types and details that it documents. */
public enum SesEvent {
    SENT("Email Sent", "Send", "send"),
    DELIVERED("Email Delivered", "Delivery", "delivery"),
    BOUNCED("Email Bounced", "Bounce", "bounce"),
    COMPLAINED("Email Complaint Received", "Complaint", "complaint"),
    OPENED("Email Opened", "Open", "open"),
    CLICKED("Email Clicked", "Click", "click");

    private final String detailType;
    private final String eventType;
    private final String field;

    SesEvent(String detailType, String eventType, String field) {
        this.detailType = detailType;
        this.eventType = eventType;
        this.field = field;
    }

    public String detailType() {
        return detailType;
    }

    /** @param with the link that was clicked, or the bounce's subtype; else empty */
    public JsonNode detail(Mail mail, Instant at, String with) {
        var detail = Json.object().put("eventType", eventType);
        detail.set("mail", about(mail));
        var own = detail.putObject(field);
        switch (this) {
            case SENT -> {}
            case DELIVERED -> {
                own.put("timestamp", at.toString())
                        .put("processingTimeMillis", 500)
                        .put("smtpResponse", "250 2.6.0 Message received")
                        .put("reportingMTA", "local");
                own.set("recipients", Json.tree(mail.to()));
            }
            case BOUNCED -> {
                own.put("feedbackId", UUID.randomUUID().toString())
                        .put("bounceType", "Permanent")
                        .put("bounceSubType", with.isEmpty() ? "General" : with)
                        .put("timestamp", at.toString())
                        .put("reportingMTA", "dns; local");
                recipients(own.putArray("bouncedRecipients"), mail);
            }
            case COMPLAINED -> {
                own.put("feedbackId", UUID.randomUUID().toString())
                        .put("timestamp", at.toString())
                        .put("complaintFeedbackType", "abuse");
                recipients(own.putArray("complainedRecipients"), mail);
            }
            case OPENED -> reader(own, at);
            case CLICKED -> reader(own, at).put("link", with).putNull("linkTags");
        }
        return detail;
    }

    private static void recipients(com.fasterxml.jackson.databind.node.ArrayNode array, Mail mail) {
        mail.to().forEach(address -> array.addObject().put("emailAddress", address));
    }

    private static ObjectNode reader(ObjectNode own, Instant at) {
        return own.put("timestamp", at.toString()).put("ipAddress", "127.0.0.1").put("userAgent", "local");
    }

    private static ObjectNode about(Mail mail) {
        var about = Json.object()
                .put("timestamp", mail.at().toString())
                .put("source", mail.from())
                .put("sendingAccountId", Places.ACCOUNT)
                .put("messageId", mail.id())
                .put("headersTruncated", false);
        about.set("destination", Json.tree(mail.to()));
        var headers = about.putArray("headers");
        mail.headers()
                .forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
        var common =
                about.putObject("commonHeaders").put("messageId", mail.id()).put("subject", mail.subject());
        common.putArray("from").add(mail.from());
        common.set("to", Json.tree(mail.to()));
        var tags = about.putObject("tags");
        tags.putArray("ses:configuration-set").add(mail.configurationSet());
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return about;
    }
}
