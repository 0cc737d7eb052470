package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the other sequences whose next step is an email to the same person. */
public final class Rivals {

    private final Enrollments enrollments;
    private final Sequences sequences;
    private final Editions editions;
    private final Predicate<String> aside;

    /**
     * @param aside whether nothing has to make way for an email: it is one that somebody is owed, or nobody gets it any
     *     more
     */
    public Rivals(Enrollments enrollments, Sequences sequences, Editions editions, Predicate<String> aside) {
        this.enrollments = enrollments;
        this.sequences = sequences;
        this.editions = editions;
        this.aside = aside;
    }

    /** An email of another sequence: since when that wants to send it, and when it is looked at next. */
    public record Rival(Sequence sequence, Instant since, Instant due) {

        /** Of two equally urgent sequences, the one that has waited longer goes first. */
        public boolean precedes(Sequence other, Instant waiting) {
            return ORDER.compare(this, new Rival(other, waiting, due)) < 0;
        }
    }

    private static final Comparator<Rival> ORDER = Comparator.comparing(
                    (Rival rival) -> rival.sequence().priority())
            .thenComparing(Rival::since)
            .thenComparing(rival -> rival.sequence().name());

    /** Who entered the same sequence twice, first as an account of one, does not make way for themselves. */
    public List<Rival> of(Enrollment enrollment) {
        return enrollments.of(enrollment.person()).stream()
                .filter(other -> !other.sequence().equals(enrollment.sequence()))
                .flatMap(this::rival)
                .toList();
    }

    /** An email comes next, or a turn behind which one may. */
    private boolean isToWrite(Editions.Running running) {
        var number = running.enrollment().step();
        var course = new Course(running.sequence());
        return number >= 0
                && number < course.end()
                && course.step(number)
                        .map(step -> step instanceof Step.Email(var templates)
                                && templates.stream().noneMatch(aside))
                        .orElse(true);
    }

    private Stream<Rival> rival(Enrollment other) {
        return other.state() instanceof State.Active(var due)
                ? sequences.find(other.sequence()).stream()
                        .filter(sequence -> sequence.state() == Sequence.State.LIVE)
                        .filter(sequence -> isToWrite(editions.running(other, sequence)))
                        .map(sequence -> new Rival(sequence, other.since(), due))
                : Stream.of();
    }
}
