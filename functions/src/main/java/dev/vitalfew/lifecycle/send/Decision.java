package dev.vitalfew.lifecycle.send;

import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.model.Sequence.Step;

/** What is to be done with an enrollment that is due; it carries how far the enrollment has come by then. */
public sealed interface Decision {

    record Send(Enrollment at, String template, String address) implements Decision {}

    /** At once: a task, a webhook, a trait. */
    record Act(Enrollment at, Step.Act step) implements Decision {}

    /** Not now, for that reason; the enrollment says when. */
    record Wait(Enrollment until, String reason) implements Decision {}

    /** A message that came late or twice. */
    record NotDue() implements Decision {}

    record Exit(Enrollment at, String reason) implements Decision {}

    /** No step is left. */
    record Done(Enrollment at) implements Decision {}

    /** This step is not for this person; the ones after it may be. */
    record Skip(Enrollment at, String reason) implements Decision {}

    /** Kept out of the sequence, for comparison. */
    record HoldOut(Enrollment at) implements Decision {}
}
