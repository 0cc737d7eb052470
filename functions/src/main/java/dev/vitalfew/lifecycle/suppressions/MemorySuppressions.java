package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The suppression list in memory. */
public final class MemorySuppressions implements Suppressions {

    private final Map<Object, Map<Reason, Entry>> entries = new HashMap<>();
    private final Map<Id, Preferences> preferences = new HashMap<>();
    private final Map<String, List<Preferences.Email>> inboxes = new HashMap<>();
    private final Map<String, Set<String>> softBounces = new HashMap<>();

    @Override
    public synchronized Instant add(String addressHash, Optional<Id> person, Reason reason, String note, Instant at) {
        var entry = new Entry(reason, at, note);
        person.ifPresent(id -> of(id).putIfAbsent(reason, entry));
        of(addressHash).putIfAbsent(reason, entry);
        return Objects.requireNonNull(of(addressHash).get(reason)).since();
    }

    @Override
    public synchronized void softBounce(String addressHash, String messageId, Instant at) {
        var bounces = softBounces.computeIfAbsent(addressHash, _ -> new HashSet<>());
        bounces.add(SoftBounces.note(messageId, at));
        SoftBounces.tooMany(bounces).ifPresent(since -> add(addressHash, Optional.empty(), Reason.UNREACHABLE, since));
    }

    @Override
    public synchronized boolean lift(String addressHash, Optional<Id> person, Reason reason, String note, Instant at) {
        softBounces.remove(addressHash);
        var ofAddress = of(addressHash).remove(reason) != null;
        var ofPerson = person.filter(id -> of(id).remove(reason) != null).isPresent();
        return ofAddress || ofPerson;
    }

    @Override
    public synchronized void erase(Id person, Set<String> addressHashes, Instant at) {
        var entry = new Entry(Reason.ERASED, at, "");
        of(person).putIfAbsent(Reason.ERASED, entry);
        addressHashes.forEach(hash -> {
            of(hash).putIfAbsent(Reason.ERASED, entry);
            inboxes.remove(hash);
        });
    }

    @Override
    public synchronized void forget(Id person) {
        preferences.remove(person);
        of(person).keySet().retainAll(Set.of(Reason.ERASED));
    }

    private Map<Reason, Entry> of(Object addressOrPerson) {
        return entries.computeIfAbsent(addressOrPerson, _ -> new EnumMap<>(Reason.class));
    }

    @Override
    public synchronized Set<Id> suppressed(Map<Id, String> addressHashes) {
        return addressHashes.entrySet().stream()
                .filter(one -> find(one.getValue(), one.getKey()).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Address address(String addressHash) {
        return new Address(List.copyOf(of(addressHash).values()), inboxes.getOrDefault(addressHash, List.of()));
    }

    @Override
    public synchronized List<Entry> ofPerson(Id person) {
        return List.copyOf(of(person).values());
    }

    /** What the ledger's claim leaves behind. */
    public synchronized void arrived(String addressHash, List<Preferences.Email> emails) {
        inboxes.put(addressHash, emails);
    }

    @Override
    public synchronized Preferences preferences(Id person) {
        return preferences.getOrDefault(person, Preferences.NONE);
    }

    @Override
    public synchronized Instant stop(Id person, String topic, Instant at) {
        var stopped = new HashMap<>(preferences(person).stopped());
        var since = stopped.computeIfAbsent(topic, _ -> at);
        put(
                person,
                stopped,
                preferences(person).frequency(),
                preferences(person).pausedUntil());
        return since;
    }

    @Override
    public synchronized void resume(Id person, String topic) {
        var stopped = new HashMap<>(preferences(person).stopped());
        stopped.remove(topic);
        put(
                person,
                stopped,
                preferences(person).frequency(),
                preferences(person).pausedUntil());
    }

    @Override
    public synchronized void choose(Id person, Preferences.Choice choice, Instant at) {
        var stopped = new HashMap<>(preferences(person).stopped());
        choice.topics().forEach((topic, wanted) -> {
            if (wanted) {
                stopped.remove(topic);
            } else {
                stopped.putIfAbsent(topic, at);
            }
        });
        put(person, stopped, choice.frequency(), choice.pausedUntil());
    }

    /** What the ledger's claim leaves behind. */
    public synchronized void emailed(Id person, List<Preferences.Email> emails) {
        var chosen = preferences(person);
        preferences.put(person, new Preferences(chosen.stopped(), chosen.frequency(), chosen.pausedUntil(), emails));
    }

    private void put(
            Id person, Map<String, Instant> stopped, Preferences.Frequency frequency, Optional<Instant> pausedUntil) {
        preferences.put(
                person,
                new Preferences(
                        stopped, frequency, pausedUntil, preferences(person).emails()));
    }
}
