package dev.vitalfew.bench;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/** So many enrollments that are due, as the index has them: made when they are read, since a table keeps them. */
final class DueSteps implements Enrollments {

    private final long steps;
    private final Function<Id, Enrollment> made;
    private long leased;

    DueSteps(long steps, Function<Id, Enrollment> made) {
        this.steps = steps;
        this.made = made;
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return LongStream.range(leased, Math.min(steps, leased + limit))
                .mapToObj(number -> Id.known("p" + number))
                .map(person -> new Due(person, made.apply(person).record(), now + "#" + person))
                .toList();
    }

    @Override
    public boolean lease(Due due, Instant until) {
        leased++;
        return true;
    }

    @Override
    public Optional<Enrollment> find(Id person, String record) {
        return Optional.of(made.apply(person));
    }

    @Override
    public List<Enrollment> of(Id person) {
        return List.of(made.apply(person));
    }

    @Override
    public boolean save(Enrollment changed) {
        return true;
    }

    @Override
    public boolean enroll(Enrollment enrollment) {
        return false;
    }

    @Override
    public Id choose(Id account, String sequence, Entry entry, Id candidate) {
        return candidate;
    }
}
