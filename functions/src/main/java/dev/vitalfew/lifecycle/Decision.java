package dev.vitalfew.lifecycle;

import java.time.Instant;

/** What is to be done with an enrollment that is due. */
public sealed interface Decision {

    record Send(String template, String address) implements Decision {}

    /** Not now; the step that is next then. */
    record WaitUntil(Instant due, int step, String reason) implements Decision {}

    /** A message that came late or twice. */
    record NotDue() implements Decision {}

    record Exit(String reason) implements Decision {}

    record Done() implements Decision {}

    /** This step is not for this person; the ones after it may be. */
    record Skip(String reason) implements Decision {}
}
