package dev.vitalfew.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ordered emails and waits that a membership change starts.
 *
 * @param roles who in an account gets it: those with such a trait {@code role}, or without any; empty: everybody
 * @param exitWhenLeft whether leaving the segment or audience that started it ends it
 */
public record Sequence(
        String name,
        String topic,
        Reentry reentry,
        boolean exitWhenLeft,
        List<String> roles,
        SendWindow send,
        boolean includeExisting,
        List<Step> steps) {

    public Sequence {
        roles = List.copyOf(roles);
        steps = List.copyOf(steps);
    }

    /** Whether it is for somebody of an account, by the person's role; nobody is left out for not stating one. */
    public boolean isFor(Optional<String> role) {
        return roles.isEmpty() || role.isEmpty() || roles.contains(role.get());
    }

    /** To add a kind of step, add a record. */
    public sealed interface Step {
        record Email(String template) implements Step {}

        record Wait(Duration duration) implements Step {}
    }

    /** Whether somebody who was in it before may enter again: {@code after} that long since the last entry. */
    public record Reentry(boolean allowed, Optional<Duration> after) {}
}
