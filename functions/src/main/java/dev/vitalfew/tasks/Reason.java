package dev.vitalfew.tasks;

import dev.vitalfew.lifecycle.enrollments.Entry;
import java.util.Optional;

/**
 * Why there is a task: somebody entered a segment or an audience; with a sequence, it came to a step of it that says so.
 *
 * @param entry by which the subject came in, or started the sequence
 */
public record Reason(Entry entry, Optional<Step> step) {

    /** A step of a sequence, by the task that it names: a sequence that is edited repeats nothing. */
    public record Step(String sequence, String task) {}

    /** Under this there is one open task of a kind. */
    String slot() {
        return step.map(at -> "step#" + at.sequence() + "#" + at.task() + "#" + entry.id())
                .orElseGet(() -> key(entry.subject().toString(), entry.membership(), entry.segment()));
    }

    static String key(String subject, String membership, String segment) {
        return subject + "#" + membership + "/" + segment;
    }

    public String words() {
        return step.map(at -> "came to this task in the sequence " + at.sequence())
                .orElseGet(() -> entry.segment().equals("in")
                        ? "entered the audience " + entry.membership()
                        : "entered " + entry.segment() + " of " + entry.membership());
    }
}
