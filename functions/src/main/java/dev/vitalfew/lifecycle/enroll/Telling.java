package dev.vitalfew.lifecycle.enroll;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.lifecycle.recipients.People;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells an account's people, a page at a time, what happened to their account. Doing it again changes nothing. */
public final class Telling {

    private final Log log;
    private final People people;
    private final Noticing noticing;
    private final Consumer<String> queue;

    /** @param queue takes the message that goes on with a large account */
    public Telling(Log log, People people, Noticing noticing, Consumer<String> queue) {
        this.log = log;
        this.people = people;
        this.noticing = noticing;
        this.queue = queue;
    }

    /** Returns how many enrollments it changed; what is no longer in the log changes none. */
    int tell(AccountEvent message) {
        return find(message).map(entry -> tell(message, entry)).orElse(0);
    }

    private int tell(AccountEvent message, LogEntry entry) {
        var page = people.of(message.account(), message.after(), Enrolling.PAGE);
        var told =
                page.stream().mapToInt(person -> noticing.tell(person, entry)).sum();
        if (page.size() == Enrolling.PAGE) {
            queue.accept(message.after(page.getLast()).json());
        }
        return told;
    }

    private Optional<LogEntry> find(AccountEvent message) {
        var at = message.key().time();
        try (var entries = log.read(message.self(), at, at.plusMillis(1))) {
            return entries.filter(entry -> entry.key().equals(message.key())).findFirst();
        }
    }
}
