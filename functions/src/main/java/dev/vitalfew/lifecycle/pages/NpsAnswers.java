package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.lifecycle.links.Grant;
import java.time.Instant;

/** The latest answer to each survey that was sent. */
public interface NpsAnswers {

    /** Takes the answer in place of an earlier one. Returns when it was given; the same again keeps its time. */
    Instant note(Grant.Survey survey, NpsAnswer answer, Instant at);
}
