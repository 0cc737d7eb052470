package dev.vitalfew.lifecycle.send;

import dev.vitalfew.lifecycle.emails.Message;
import java.util.Map;

/** Hands an email to the mail service, once: whatever the answer, it tries no second time by itself. */
public interface Mailer {

    /** @param tags come back with everything that the mail service reports of this email */
    Answer send(Message message, Map<String, String> tags);

    /** What the mail service said. */
    sealed interface Answer {
        record Accepted(String messageId) implements Answer {}

        /** It will never take this email. */
        record Refused(String reason) implements Answer {}

        /** It did not take it for a reason that passes, such as the sending rate. */
        record Postponed(String reason) implements Answer {}

        /** No clear answer: the email may have gone out. */
        record Unknown(String reason) implements Answer {}
    }
}
