package dev.vitalfew.lenses;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * From when on a rule asks what was counted. Of who is older than the log, what a model newly counts is counted since a
 * later date: more may have happened before.
 */
record Begin(Measure measure, LocalDate from) {

    /** Why it isn't known what the rule asks; empty when it is. */
    Optional<Truth> unknown(Usage usage) {
        var since = usage.since();
        return measure.meters().stream()
                .map(Meter::name)
                .filter(since::containsKey)
                .map(since::get)
                .filter(from::isBefore)
                .max(Comparator.naturalOrder())
                .map(date -> new Truth.Unknown(measure.subject() + " is counted since " + date + " only"));
    }
}
