package dev.vitalfew.model;

import java.net.URI;
import java.util.Set;

/**
 * Another system that is told, by signed requests.
 *
 * @param events what it is told of by itself; a step of a sequence may call it besides
 */
public record Webhook(String name, URI url, Set<String> events) {

    /** That a task was opened. */
    public static final String TASK_OPENED = "task.opened";

    /** That a sequence came to a step that calls it. */
    public static final String STEP = "sequence.step";

    public Webhook {
        events = Set.copyOf(events);
    }
}
