package dev.vitalfew.quality;

import dev.vitalfew.quality.Finding.Kind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Event names: named by a rule and never seen, or differing by spelling alone. */
final class EventFindings {

    private final Watched watched;
    private final Quality notes;

    EventFindings(Watched watched, Quality notes) {
        this.watched = watched;
        this.notes = notes;
    }

    Stream<Finding> all() {
        return Stream.concat(
                watched.events().keySet().stream()
                        .filter(event -> !notes.events().containsKey(event))
                        .map(this::neverSeen),
                Alike.in(notes.seenEvents(), watched.events().keySet()).stream().map(this::alike));
    }

    private Finding neverSeen(String event) {
        var readers = readers(event);
        return Finding.of(
                        Kind.EVENT_NEVER_SEEN,
                        Severity.ofShare(readers.size(), watched.readers()).atLeast(Severity.MEDIUM),
                        event,
                        "The event \"%s\", which rules name, was not seen of anybody for as long as they look back."
                                .formatted(event),
                        readers.size(),
                        watched.readers(),
                        "lenses and audiences",
                        "Send the event, or name the one in the rules that is sent; names count with case and blanks.")
                .neededBy(readers);
    }

    /** Not read from every event, which would cost a write for each: from those of a sample. */
    private Finding alike(Alike names) {
        var readers = readers(names.right());
        return Finding.of(
                        Kind.EVENT_NAMES_ALIKE,
                        readers.isEmpty() ? Severity.MEDIUM : Severity.HIGH,
                        names.right(),
                        "Event names differ by spelling alone%s: %s."
                                .formatted(
                                        readers.isEmpty() ? "" : ", and rules count only \"" + names.right() + "\"",
                                        names.text()),
                        names.wrong().count(),
                        notes.seenEvents().count(),
                        "events of a sample",
                        "Let every client send \"%s\".".formatted(names.right()))
                .such(names.wrong().ids())
                .neededBy(readers);
    }

    private Set<String> readers(String event) {
        return watched.events().getOrDefault(event, new TreeSet<>());
    }
}
