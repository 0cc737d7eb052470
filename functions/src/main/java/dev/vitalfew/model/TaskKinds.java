package dev.vitalfew.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of {@code tasks.yaml}, by name; without the file a task is what its name says.
 *
 * @param only whose accounts a role looks after: tasks of others are not opened. Roles that are not named look after all
 */
public record TaskKinds(Map<String, TaskKind> byName, Map<Team.Role, Only> only) {

    /** Accounts that stand in one of these segments. */
    public record Only(String lens, List<String> segments) {
        public Only {
            segments = List.copyOf(segments);
        }
    }

    public TaskKinds {
        byName = Map.copyOf(byName);
        only = Map.copyOf(only);
    }

    /** As they were checked with the model. */
    public static TaskKinds in(Path folder) {
        var files = ModelFiles.in(folder);
        return new TaskKinds(
                TaskKindsReader.kinds(files, new Problems()).orElse(Map.of()), TaskKindsReader.only(files));
    }

    /** What was named may be gone from the file since. */
    public TaskKind named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseGet(() -> TaskKind.named(name));
    }
}
