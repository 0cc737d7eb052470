package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enrollments in memory. */
public final class MemoryEnrollments implements Enrollments {

    private final Map<String, Enrollment> enrollments = new HashMap<>();
    private final Map<String, Id> chosen = new HashMap<>();
    private final Map<String, Instant> leases = new HashMap<>();

    @Override
    public synchronized boolean enroll(Enrollment enrollment) {
        return enrollments.putIfAbsent(key(enrollment.person(), enrollment.record()), enrollment) == null;
    }

    @Override
    public synchronized Optional<Enrollment> find(Id person, String record) {
        return Optional.ofNullable(enrollments.get(key(person, record)));
    }

    @Override
    public synchronized List<Enrollment> of(Id person) {
        return enrollments.values().stream()
                .filter(enrollment -> enrollment.person().equals(person))
                .toList();
    }

    @Override
    public synchronized boolean save(Enrollment changed) {
        var key = key(changed.person(), changed.record());
        var stored = enrollments.get(key);
        if (stored == null || stored.version() != changed.version()) {
            return false;
        }
        enrollments.put(key, changed.written());
        leases.remove(key);
        return true;
    }

    @Override
    public synchronized Id choose(Id account, String sequence, Entry entry, Id candidate) {
        return chosen.computeIfAbsent(account + "\n" + sequence + "\n" + entry.id(), _ -> candidate);
    }

    @Override
    public synchronized List<Due> due(Instant now, int limit) {
        return enrollments.entrySet().stream()
                .filter(entry -> entry.getValue().look().isPresent())
                .map(entry -> new Due(
                        entry.getValue().person(),
                        entry.getValue().record(),
                        dueAt(entry.getKey(), entry.getValue()).toString()))
                .filter(due -> !Instant.parse(due.dueAt()).isAfter(now))
                .sorted(Comparator.comparing(due -> Instant.parse(due.dueAt())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean lease(Due due, Instant until) {
        var key = key(due.person(), due.record());
        var enrollment = enrollments.get(key);
        if (enrollment == null
                || enrollment.look().isEmpty()
                || !dueAt(key, enrollment).toString().equals(due.dueAt())) {
            return false;
        }
        leases.put(key, until);
        return true;
    }

    private Instant dueAt(String key, Enrollment enrollment) {
        var leased = leases.get(key);
        if (leased != null) {
            return leased;
        }
        return enrollment.look().orElse(Instant.MAX);
    }

    private static String key(Id person, String record) {
        return person + "\n" + record;
    }
}
