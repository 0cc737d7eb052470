package dev.vitalfew.tasks;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** In which order tasks are listed: by state, due time and id. */
final class TaskOrder {

    /** Of fixed width, so that the order of texts is the order of times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private TaskOrder() {}

    static String of(Task task) {
        return begin(task.state()) + TIME.format(task.dueAt()) + "#" + task.id();
    }

    /** What the order of every task in that state begins with. */
    static String begin(Task.State state) {
        return state.text() + "#";
    }

    static String id(String order) {
        return order.substring(order.lastIndexOf('#') + 1);
    }
}
