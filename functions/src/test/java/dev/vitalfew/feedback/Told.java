package dev.vitalfew.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.ledger.Ledger;
import java.time.Instant;
import java.util.Base64;

/** What the mail service tells on the default bus, in the form that it documents. */
final class Told {

    static final Instant SENT = Instant.parse("2026-11-24T09:00:00Z");
    static final Ledger.Key KEY =
            new Ledger.Key(Id.known("ada"), "reactivation", "reactivation-1", "g:acme/behavioural_segment/3");

    private Told() {}

    static String sent(String id) {
        return event("Email Sent", id, "\"send\":{}");
    }

    static String delivered(String id) {
        return event("Email Delivered", id, "\"delivery\":{\"timestamp\":\"2026-11-24T09:00:02.000Z\"}");
    }

    static String delayed(String id) {
        return event(
                "Email Delivery Delayed",
                id,
                "\"deliveryDelay\":{\"timestamp\":\"2026-11-24T09:30:00.000Z\",\"delayType\":\"MailboxFull\"}");
    }

    static String rejected(String id) {
        return event("Email Rejected", id, "\"reject\":{\"reason\":\"Bad content\"}");
    }

    static String notRendered(String id) {
        return event("Email Rendering Failed", id, "\"failure\":{\"errorMessage\":\"no variable\"}");
    }

    static String opened(String id, Instant at, String userAgent) {
        return event(
                "Email Opened", id, "\"open\":{\"timestamp\":\"%s\",\"userAgent\":\"%s\"}".formatted(at, userAgent));
    }

    static String clicked(String id, Instant at, String userAgent) {
        return event(
                "Email Clicked",
                id,
                "\"click\":{\"timestamp\":\"%s\",\"userAgent\":\"%s\",\"link\":\"https://plainboard.example/upgrade\"}"
                        .formatted(at, userAgent));
    }

    /** With what the other server reported of the recipient, or nothing. */
    static String bounced(String id, Instant at, String type, String subType, String reported) {
        return event("Email Bounced", id, """
                "bounce":{"timestamp":"%s","bounceType":"%s","bounceSubType":"%s",
                "bouncedRecipients":[{"emailAddress":"Ada <ada@example.com>"%s}]}""".formatted(at, type, subType, reported));
    }

    static String hard(String id) {
        return bounced(id, SENT.plusSeconds(3), "Permanent", "NoEmail", ",\"status\":\"5.1.1\"");
    }

    static String complained(String id, String how) {
        return event("Email Complaint Received", id, """
                "complaint":{"timestamp":"2026-11-24T10:00:00.000Z",%s
                "complainedRecipients":[{"emailAddress":"ada@example.com"}]}""".formatted(how));
    }

    static String subscribed(String id, boolean unsubscribedFromAll) {
        return event("Email Subscribed", id, """
                "subscription":{"timestamp":"2026-11-24T10:00:00.000Z","contactList":"List",
                "newTopicPreferences":{"unsubscribeAll":%s,"topicSubscriptionStatus":[]}}""".formatted(unsubscribedFromAll));
    }

    private static String event(String type, String id, String own) {
        var key = String.join("\n", KEY.person().toString(), KEY.sequence(), KEY.step(), KEY.entry());
        return """
                {"version":"0","id":"1","detail-type":"%s","source":"aws.ses","time":"2026-11-24T12:00:00Z",
                "detail":{"mail":{"timestamp":"%s","messageId":"%s","destination":["ada@example.com"],
                "tags":{"send-0":["%s"]}},%s}}""".formatted(
                type, SENT, id, Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8)), own);
    }
}
