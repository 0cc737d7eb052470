package dev.vitalfew.model;

import java.util.List;
import java.util.stream.Stream;

/** Reads what happens for those who enter: {@code then}. */
final class ActionReader {

    private final Checks checks;

    ActionReader(Checks checks) {
        this.checks = checks;
    }

    Actions read(Entry entry) {
        var then = entry.entry("then");
        var actions = then.map(this::actions).orElse(Actions.NONE);
        if (actions.equals(Actions.NONE)) {
            entry.error(
                    then.map(Entry::place).orElse(entry.place()),
                    "nothing happens for those who enter",
                    "then: { tasks: [ … ] } or { sequences: [ … ] }");
        }
        return actions;
    }

    private Actions actions(Entry then) {
        then.allows(List.of("sla", "onboarding", "guidance", "tasks", "sequences"));
        var sla = then.text("sla");
        if (sla.isPresent() && sla.flatMap(Quantity::duration).isEmpty()) {
            then.error(then.at("sla"), sla.get() + " is no duration", "sla: 8h");
        }
        Stream.of("onboarding", "guidance", "tasks")
                .flatMap(key -> then.texts(key).stream())
                .filter(name -> !Names.isName(name.value()))
                .forEach(name -> Names.refuse(then, name));
        then.texts("tasks").stream().filter(name -> Names.isName(name.value())).forEach(checks::namesTask);
        then.texts("sequences").forEach(checks::startsSequence);
        return new Actions(
                sla,
                then.text("onboarding"),
                values(then, "guidance"),
                values(then, "tasks"),
                values(then, "sequences"));
    }

    private static List<String> values(Entry then, String key) {
        return then.texts(key).stream().map(Entry.Text::value).toList();
    }
}
