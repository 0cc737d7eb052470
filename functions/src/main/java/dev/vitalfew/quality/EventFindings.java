package dev.vitalfew.quality;

import dev.vitalfew.quality.Finding.Kind;
import dev.vitalfew.rules.What;
import java.util.Set;
import java.util.stream.Stream;

/** Events and pages: named by a rule and never seen; event names that differ by spelling alone. */
final class EventFindings {

    private final Watched watched;
    private final Quality notes;

    EventFindings(Watched watched, Quality notes) {
        this.watched = watched;
        this.notes = notes;
    }

    Stream<Finding> all() {
        return Stream.concat(
                NamedEvent.of(watched, notes).stream()
                        .filter(event -> event.seenOf() == 0)
                        .map(this::neverSeen),
                Alike.in(notes.seenEvents(), watched.eventNames()).stream().map(this::alike));
    }

    private Finding neverSeen(NamedEvent event) {
        var readers = event.neededBy().stream().sorted().toList();
        return Finding.of(
                        Kind.EVENT_NEVER_SEEN,
                        Severity.ofShare(readers.size(), watched.readersOfEvents())
                                .atLeast(Severity.MEDIUM),
                        event.name(),
                        "The %s \"%s\", which rules name, was not seen of anybody for as long as they look back."
                                .formatted(event.isPage() ? "page" : "event", event.name()),
                        readers.size(),
                        watched.readersOfEvents(),
                        "lenses, audiences, scores and sequences",
                        todo(event))
                .neededBy(readers);
    }

    private static String todo(NamedEvent event) {
        if (event.isPage()) {
            return "Send the page, or name the path in the rules that is sent; * stands for any characters.";
        }
        return event.nearest()
                .map(sent -> "If \"%s\" is meant, which is sent, name that one in the rules.".formatted(sent))
                .orElse("Send the event, or name the one in the rules that is sent; names count with case and blanks.");
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
        return watched.events().getOrDefault(new What.Named(event), Set.of());
    }
}
