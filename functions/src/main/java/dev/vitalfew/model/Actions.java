package dev.vitalfew.model;

import java.util.List;
import java.util.Optional;

/**
 * What happens for those who enter a segment or audience.
 *
 * @param sla the time to a first answer, such as 8h
 * @param onboarding the flow that the application shows
 * @param guidance names of the tips that the application shows
 */
public record Actions(
        Optional<String> sla,
        Optional<String> onboarding,
        List<String> guidance,
        List<String> tasks,
        List<String> sequences) {

    static final Actions NONE = new Actions(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    public Actions {
        guidance = List.copyOf(guidance);
        tasks = List.copyOf(tasks);
        sequences = List.copyOf(sequences);
    }
}
