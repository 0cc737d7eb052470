package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.lifecycle.links.Grant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The latest answers in memory. */
public final class MemoryNpsAnswers implements NpsAnswers {

    private final Map<Grant.Survey, Noted> latest = new HashMap<>();

    private record Noted(NpsAnswer answer, Instant at) {}

    @Override
    public synchronized Instant note(Grant.Survey survey, NpsAnswer answer, Instant at) {
        return latest.merge(
                        survey,
                        new Noted(answer, at),
                        (before, given) -> before.answer().equals(answer) ? before : given)
                .at();
    }
}
