package dev.vitalfew.collect;

import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which ids an event is logged: every one that it concerns, so that a fold touches only its own id.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><th>event</th><th>logged under</th></tr>
 * <tr><td>track by userId 42</td><td>{@code u:42}</td></tr>
 * <tr><td>track by userId 42 and anonymousId 5f3c</td><td>{@code u:42}</td></tr>
 * <tr><td>page by anonymousId 5f3c</td><td>{@code a:5f3c}</td></tr>
 * <tr><td>track with only context.groupId acme (a failed payment)</td><td>{@code s:acme}</td></tr>
 * <tr><td>identify of userId 42 and anonymousId 5f3c</td><td>{@code u:42}; {@code a:5f3c}, which it links</td></tr>
 * <tr><td>group acme by userId 42</td><td>{@code u:42}, a member; {@code s:acme}, the account's traits and age</td></tr>
 * <tr><td>group acme by anonymousId 5f3c</td><td>{@code a:5f3c}; {@code s:acme}</td></tr>
 * <tr><td>group acme by nobody</td><td>{@code s:acme}</td></tr>
 * <tr><td>alias of 5f3c to 42, public key</td><td>{@code a:5f3c}</td></tr>
 * <tr><td>alias of 5f3c to 42, secret key</td><td>{@code a:5f3c}, {@code u:5f3c}</td></tr>
 * <tr><td>alias of 42 to 42, secret key</td><td>{@code a:42}</td></tr>
 * <tr><td>track by nobody</td><td>none: it is rejected</td></tr>
 * </table>
 *
 * The first id is the one that the event is about; it holds the marker of an event without a time.
 */
final class Concerns {

    private Concerns() {}

    static List<Id> of(Event event, Trust trust) {
        return switch (event) {
            case Event.Identify identify -> identified(identify.envelope());
            case Event.Group group ->
                Stream.concat(person(group.envelope()).stream(), Stream.of(Id.self(group.groupId())))
                        .toList();
            case Event.Alias alias -> aliased(alias, trust);
            case Event.Track _, Event.Page _, Event.Screen _ -> somebody(event.envelope());
        };
    }

    private static List<Id> identified(Envelope envelope) {
        var userId = envelope.userId();
        var anonymousId = envelope.anonymousId();
        return userId != null && anonymousId != null
                ? List.of(Id.known(userId), Id.anonymous(anonymousId))
                : somebody(envelope);
    }

    private static List<Id> somebody(Envelope envelope) {
        return person(envelope).or(() -> envelope.groupId().map(Id::self)).stream()
                .toList();
    }

    private static Optional<Id> person(Envelope envelope) {
        return Optional.ofNullable(envelope.userId())
                .map(Id::known)
                .or(() -> Optional.ofNullable(envelope.anonymousId()).map(Id::anonymous));
    }

    /** Merging two known people takes the secret key. */
    private static List<Id> aliased(Event.Alias alias, Trust trust) {
        var previousId = alias.previousId();
        return trust == Trust.PUBLIC || previousId.equals(alias.envelope().userId())
                ? List.of(Id.anonymous(previousId))
                : List.of(Id.anonymous(previousId), Id.known(previousId));
    }
}
