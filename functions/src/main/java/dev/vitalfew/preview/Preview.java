package dev.vitalfew.preview;

import dev.vitalfew.fold.Recounting;
import dev.vitalfew.quality.Finding;
import dev.vitalfew.quality.NamedEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What would become of the customers under another model, or of a part of them: parts add up.
 *
 * @param cursor where the next part begins; empty when it is the last
 * @param accounts how many accounts were looked at; {@code people}, anonymous ones too, likewise
 * @param failed how many accounts could not be looked at
 * @param countedAnew what was never counted and had to be read from the log, as it will have to be when the model goes live
 * @param notRanked what is ranked by and no run has found yet, in words: it is unknown who is at the top
 * @param named the events and pages that the changed model counts, and how many of those who were looked at did them
 * @param pins those whom the changed model puts into segments by hand
 * @param advice what to think of before the first run
 */
public record Preview(
        LocalDate asOf,
        Optional<String> cursor,
        long accounts,
        long people,
        long failed,
        Recounting.Cost countedAnew,
        List<String> notRanked,
        List<NamedEvent> named,
        List<Pin> pins,
        List<Finding> advice,
        List<Outlook> outlooks) {

    /** @param there how many of those who were looked at have the id */
    public record Pin(String lens, String id, String segment, long there) {}

    public Preview {
        pins = List.copyOf(pins);
        notRanked = List.copyOf(notRanked);
        named = List.copyOf(named);
        advice = List.copyOf(advice);
        outlooks = List.copyOf(outlooks);
    }
}
