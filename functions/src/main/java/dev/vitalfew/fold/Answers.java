package dev.vitalfew.fold;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.NpsAnswered;
import dev.vitalfew.lenses.Answer;
import dev.vitalfew.rules.Comparison;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads answers to the NPS question: the event {@link NpsAnswered} with a whole number from 0 to 10 as its {@code score}. */
final class Answers {

    private static final BigDecimal MOST = BigDecimal.valueOf(NpsAnswered.HIGHEST);

    private Answers() {}

    /** Empty when the entry is no answer, or one with another score. */
    static Optional<Answer> in(LogEntry entry) {
        return switch (entry.event()) {
            case Event.Track track
            when track.event().equals(NpsAnswered.NAME) ->
                Comparison.number(track.properties().getOrDefault(NpsAnswered.SCORE, MissingNode.getInstance()))
                        .filter(Answers::isScore)
                        .map(score -> new Answer(
                                score.intValueExact(), entry.at(), entry.key().message()));
            case Event _ -> Optional.empty();
        };
    }

    private static boolean isScore(BigDecimal score) {
        return score.signum() >= 0
                && score.compareTo(MOST) <= 0
                && score.stripTrailingZeros().scale() <= 0;
    }
}
