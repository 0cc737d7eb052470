package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;

/**
 * The membership change that started an enrollment: {@code subject} entered {@code segment} of {@code membership}.
 *
 * @param membership the lens or audience
 * @param number the change's number; whoever has left since then, or entered again, is in by another one
 */
public record Entry(Id subject, String membership, String segment, long number, Instant at) {

    /** The same as the change's own id. */
    public String id() {
        return subject + "/" + membership + "/" + number;
    }
}
