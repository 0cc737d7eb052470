package dev.vitalfew.collect;

import java.time.Instant;

/**
 * An event that was not taken: why, and where in it.
 *
 * @param pointer a JSON pointer into the event, empty for the whole
 * @param body the event as it was received, cut at 32 KB, without the key it was sent with
 */
public record Rejection(Instant at, String reason, String pointer, String body) {

    private static final int MOST = 32 * 1024;

    public Rejection {
        body = body.length() > MOST ? body.substring(0, MOST) : body;
    }
}
