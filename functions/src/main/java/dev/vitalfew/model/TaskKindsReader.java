package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tasks.yaml}. */
final class TaskKindsReader {

    private final Entry file;

    private TaskKindsReader(Entry file) {
        this.file = file.allows(List.of("only", "tasks"));
    }

    /** The tasks with their places; empty without the file. */
    static Optional<Map<String, TaskKind>> kinds(ModelFiles files, Problems problems) {
        return file(files, problems).map(entry -> new TaskKindsReader(entry).read());
    }

    /** Whose accounts each role looks after, as far as the file says so. */
    static Map<Team.Role, TaskKinds.Only> only(ModelFiles files) {
        return file(files, new Problems())
                .map(entry -> new TaskKindsReader(entry).only())
                .orElse(Map.of());
    }

    static Optional<Entry> file(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.TASKS).flatMap(text -> new Yaml(problems).read(ModelFiles.TASKS, text));
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.TASKS, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    private Map<String, TaskKind> read() {
        file.expects("tasks", "a list of tasks");
        only();
        var kinds = new LinkedHashMap<String, TaskKind>();
        for (var entry : file.entries("tasks")) {
            entry.allows(List.of("task", "title", "instructions", "for", "due"));
            var title = entry.needed("title", "Call {{account.name}}");
            var instructions = entry.needed("instructions", "Ask what changed.");
            var role = TeamReader.role(entry, "for");
            var due = due(entry);
            Names.read(entry, "task").ifPresent(name -> {
                if (kinds.containsKey(name)) {
                    entry.error(entry.at("task"), "there are two tasks " + name, "another name for this one");
                }
                title.ifPresent(called -> kinds.put(
                        name, new TaskKind(name, called, instructions.orElse(""), role.orElse(Team.Role.CS), due)));
            });
        }
        return kinds;
    }

    private Map<Team.Role, TaskKinds.Only> only() {
        var only = new EnumMap<Team.Role, TaskKinds.Only>(Team.Role.class);
        file.entry("only").ifPresent(roles -> {
            roles.allows(List.of(Team.Role.CS.text(), Team.Role.SALES.text()));
            for (var role : Team.Role.values()) {
                roles.entry(role.text()).flatMap(TaskKindsReader::only).ifPresent(whose -> only.put(role, whose));
            }
        });
        return only;
    }

    private static Optional<TaskKinds.Only> only(Entry entry) {
        entry.allows(List.of("lens", "in"));
        entry.expects("in", "[mid_market, enterprise]");
        var segments = entry.texts("in").stream().map(Entry.Text::value).toList();
        return entry.needed("lens", "segment").map(lens -> new TaskKinds.Only(lens, segments));
    }

    private static Optional<WorkingTime> due(Entry entry) {
        var due = entry.text("due");
        if (due.isPresent() && due.flatMap(WorkingTime::of).isEmpty()) {
            entry.error(entry.at("due"), due.get() + " is no duration", "due: 8h");
        }
        return due.flatMap(WorkingTime::of);
    }
}
