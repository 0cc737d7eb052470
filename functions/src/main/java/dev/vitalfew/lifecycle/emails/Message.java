package dev.vitalfew.lifecycle.emails;

import java.util.Map;

/** An email ready to be sent. No header can carry a line break. */
public record Message(
        String from, String replyTo, String to, String subject, String html, String text, Map<String, String> headers) {

    public Message {
        headers = Map.copyOf(headers);
        oneLine(from);
        oneLine(replyTo);
        oneLine(to);
        oneLine(subject);
        headers.values().forEach(Message::oneLine);
    }

    private static void oneLine(String header) {
        if (header.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a header with a control character: " + header);
        }
    }
}
