package dev.vitalfew.preview;

import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Of;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of one lens or audience; an audience has one segment, {@code in}.
 *
 * @param reasons why a lens could not judge, with how many of them
 */
public record Outlook(
        Change.Kind kind,
        String name,
        Of of,
        Fate fate,
        List<Segment> segments,
        long unclassifiedNow,
        long unclassifiedThen,
        Map<String, Long> reasons,
        List<Moved> moves,
        List<Sample> samples) {

    public Outlook {
        segments = List.copyOf(segments);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        moves = List.copyOf(moves);
        samples = List.copyOf(samples);
    }

    /** Whether a lens or audience is in the live model, in the changed one, or in both, perhaps under another name. */
    public enum Fate {
        KEPT,
        RENAMED,
        NEW,
        REMOVED
    }

    /** @param emailable how many people could be emailed of those who enter, by {@link Reach} */
    public record Segment(String name, long now, long then, long entering, long leaving, long emailable) {}

    /** A way from one segment to another; empty stands for none. */
    public record Way(Optional<String> from, Optional<String> to) {}

    public record Moved(Way way, long count) {}

    /** @param reason in words; empty when there was no time to find it out */
    public record Sample(Id subject, Id account, Way way, Optional<String> reason) {}
}
