package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every enrollment there ever was, and which of them are due. */
public interface Enrollments {

    /** Puts it unless it is there. Returns whether it was put. */
    boolean enroll(Enrollment enrollment);

    /** Read consistently. */
    Optional<Enrollment> find(Id person, String record);

    /** Those that there are of these, read consistently, for many at once. */
    default List<Enrollment> find(Collection<Key> keys) {
        return keys.stream()
                .distinct()
                .flatMap(key -> find(key.person(), key.record()).stream())
                .toList();
    }

    /** Every one of the person, read consistently. */
    List<Enrollment> of(Id person);

    /** Writes it over the version that it was read as; false when somebody else did. */
    boolean save(Enrollment changed);

    /** The person for whom an account's entry is: the first who was ever named. */
    Id choose(Id account, String sequence, Entry entry, Id candidate);

    /** Active ones due at {@code now} and not leased, at most {@code limit}, from all shards alike. */
    List<Due> due(Instant now, int limit);

    /** Takes it out of the due ones until {@code until}; false when somebody else did or it moved on. */
    boolean lease(Due due, Instant until);

    /** The key of an enrollment, whether there is one or not. */
    record Key(Id person, String record) {}

    /** The key of an enrollment that is due, with the index's sort key that it was found under. */
    record Due(Id person, String record, String dueAt) {}
}
