package dev.vitalfew.imports;

import java.util.List;

/**
 * Messages that leave in one request.
 *
 * @param number from 1, the same each time the same files are read
 * @param rows how many rows of the file are done when it and all before it are acknowledged
 */
record Batch(long number, List<String> messages, long rows) {

    Batch {
        messages = List.copyOf(messages);
    }

    /** The body of the request. */
    String json() {
        return "{\"batch\":[" + String.join(",", messages) + "]}";
    }
}
