package dev.vitalfew.model;

import java.util.List;
import java.util.Optional;

/** Reads what happens for those who enter: {@code then}. */
final class ActionReader {

    private static final Actions NONE = new Actions(Optional.empty(), List.of(), List.of());

    private final Checks checks;

    ActionReader(Checks checks) {
        this.checks = checks;
    }

    Actions read(Entry entry) {
        var then = entry.entry("then");
        var actions = then.map(this::actions).orElse(NONE);
        if (actions.equals(NONE)) {
            entry.error(
                    then.map(Entry::place).orElse(entry.place()),
                    "nothing happens for those who enter",
                    "then: { tasks: [ … ] } or { sequences: [ … ] }");
        }
        return actions;
    }

    private Actions actions(Entry then) {
        then.allows(List.of("sla", "tasks", "sequences"));
        var sla = then.text("sla");
        if (sla.isPresent() && sla.flatMap(Quantity::duration).isEmpty()) {
            then.error(then.at("sla"), sla.get() + " is no duration", "sla: 8h");
        }
        then.texts("tasks").stream()
                .filter(task -> !Names.isName(task.value()))
                .forEach(task -> Names.refuse(then, task));
        then.texts("sequences").forEach(checks::startsSequence);
        return new Actions(sla, values(then, "tasks"), values(then, "sequences"));
    }

    private static List<String> values(Entry then, String key) {
        return then.texts(key).stream().map(Entry.Text::value).toList();
    }
}
