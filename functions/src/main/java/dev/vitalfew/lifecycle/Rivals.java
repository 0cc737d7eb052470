package dev.vitalfew.lifecycle;

import dev.vitalfew.lifecycle.Enrollment.State;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Finds the other sequences whose next step is an email to the same person. */
final class Rivals {

    private final Enrollments enrollments;
    private final Sequences sequences;

    Rivals(Enrollments enrollments, Sequences sequences) {
        this.enrollments = enrollments;
        this.sequences = sequences;
    }

    /** An email of another sequence, and when it is due. */
    record Rival(Sequence sequence, Instant due) {}

    List<Rival> of(Enrollment enrollment) {
        return enrollments.of(enrollment.person()).stream()
                .filter(other -> !other.record().equals(enrollment.record()))
                .flatMap(this::rival)
                .toList();
    }

    private Stream<Rival> rival(Enrollment other) {
        return other.state() instanceof State.Active(var due)
                ? sequences.find(other.sequence()).stream()
                        .filter(sequence -> sequence.state() == Sequence.State.LIVE)
                        .filter(sequence ->
                                new Course(sequence).step(other.step()).orElse(null) instanceof Step.Email)
                        .map(sequence -> new Rival(sequence, due))
                : Stream.of();
    }
}
