package dev.vitalfew.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A task for somebody of the team, as {@code tasks.yaml} defines it.
 *
 * @param title with variables such as {@code {{account.name}}}, as the instructions
 * @param due within what time; empty for the {@code sla} of the segment that opens it
 */
public record TaskKind(String name, String title, String instructions, Team.Role role, Optional<WorkingTime> due) {

    /** A task of which only the name is known: {@code call-account} is Call account, for customer success. */
    static TaskKind named(String name) {
        var words = name.replaceAll("[-_]+", " ");
        var title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new TaskKind(name, title, "", Team.Role.CS, Optional.empty());
    }
}
