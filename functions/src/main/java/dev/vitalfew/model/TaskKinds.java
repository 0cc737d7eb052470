package dev.vitalfew.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The tasks of {@code tasks.yaml}, by name; without the file a task is what its name says. */
public record TaskKinds(Map<String, TaskKind> byName) {

    public TaskKinds {
        byName = Map.copyOf(byName);
    }

    /** As they were checked with the model. */
    public static TaskKinds in(Path folder) {
        return new TaskKinds(
                TaskKindsReader.kinds(ModelFiles.in(folder), new Problems()).orElse(Map.of()));
    }

    /** What was named may be gone from the file since. */
    public TaskKind named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseGet(() -> TaskKind.named(name));
    }
}
