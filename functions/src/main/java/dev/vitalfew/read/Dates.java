package dev.vitalfew.read;

import dev.vitalfew.history.Standing;
import dev.vitalfew.model.Model;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Local dates of the model. */
final class Dates {

    private Dates() {}

    /** Today, and never before the date that the subject was settled for. */
    static LocalDate asOf(Model model, Clock clock, Optional<Standing> standing) {
        var today = LocalDate.now(clock.withZone(model.zone()));
        return standing.map(Standing::asOf).filter(today::isBefore).orElse(today);
    }
}
