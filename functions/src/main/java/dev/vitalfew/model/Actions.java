package dev.vitalfew.model;

import java.util.List;
import java.util.Optional;

/** What happens for those who enter a segment or audience. {@code sla} is the time to a first answer, such as 8h. */
public record Actions(Optional<String> sla, List<String> tasks, List<String> sequences) {

    public Actions {
        tasks = List.copyOf(tasks);
        sequences = List.copyOf(sequences);
    }
}
