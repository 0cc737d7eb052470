package dev.vitalfew.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a bounce says of the address. */
enum Bounce {
    /** There is nobody: it is never mailed again. */
    HARD,
    /** It is on the mail service's own list for this account: never mailed again, and no mark against the sender. */
    LISTED,
    /** It may pass, such as a full mailbox; three of them within 14 days do not. */
    SOFT,
    /** The email was not liked, as too large; that says nothing of the address. */
    OF_THE_EMAIL,
    /** An absence note that looks like a bounce. */
    AUTO_REPLY;

    private static final Set<String> CONTENT = Set.of("MessageTooLarge", "ContentRejected", "AttachmentRejected");

    /** A server's report of failure has a status or diagnostic code; an absence note has neither, and no subtype of its own. */
    static Bounce of(JsonNode bounce) {
        var subType = bounce.path("bounceSubType").asText();
        if (bounce.path("bounceType").asText().equals("Permanent")) {
            return subType.equals("OnAccountSuppressionList") ? LISTED : HARD;
        }
        if (CONTENT.contains(subType)) {
            return OF_THE_EMAIL;
        }
        var reported = bounce.path("bouncedRecipients").findValue("status") != null
                || bounce.path("bouncedRecipients").findValue("diagnosticCode") != null
                || bounce.path("bouncedRecipients").findValue("action") != null;
        return subType.equals("General") && !reported ? AUTO_REPLY : SOFT;
    }
}
