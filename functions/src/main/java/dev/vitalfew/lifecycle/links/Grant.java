package dev.vitalfew.lifecycle.links;

import dev.vitalfew.identity.Id;
import java.util.Optional;

/** What a link lets its holder do, and nothing else. It stands in the link's token and is signed with it. */
public sealed interface Grant {

    Id person();

    /** A grant to choose which emails to get. {@code address} is the hash of the address that the email went to. */
    sealed interface OfEmails extends Grant {
        String address();
    }

    /** Stop all emails, or those of the topic of the sequence. */
    record Unsubscribe(Id person, String address, String sequence) implements OfEmails {}

    /** See and change what was chosen. */
    record Preferences(Id person, String address) implements OfEmails {}

    /** Answer the question of one email: of the step {@code email} of the sequence that {@code entry} started. */
    record Survey(Id person, String sequence, String email, String entry) implements Grant {}

    /** Read why one email was sent. */
    record Why(Id person, String sequence, String email, String entry) implements Grant {}

    /** The page on which it is used. */
    default String page() {
        return switch (this) {
            case Unsubscribe _ -> "unsubscribe";
            case Preferences _ -> "preferences";
            case Survey _ -> "nps";
            case Why _ -> "why";
        };
    }

    /** One line a value, first the page, so that no token can be read as one for another page. */
    default String text() {
        return switch (this) {
            case Unsubscribe(var person, var address, var sequence) ->
                String.join("\n", page(), address, sequence, person.toString());
            case Preferences(var person, var address) -> String.join("\n", page(), address, person.toString());
            case Why(var person, var sequence, var email, var entry) ->
                String.join("\n", page(), sequence, email, entry, person.toString());
            case Survey(var person, var sequence, var email, var entry) ->
                String.join("\n", page(), sequence, email, entry, person.toString());
        };
    }

    static Optional<Grant> parse(String text) {
        var lines = text.split("\n", -1);
        return switch (lines[0]) {
            case "unsubscribe" -> Optional.of(new Unsubscribe(Id.parse(lines[3]), lines[1], lines[2]));
            case "preferences" -> Optional.of(new Preferences(Id.parse(lines[2]), lines[1]));
            case "why" -> Optional.of(new Why(Id.parse(lines[4]), lines[1], lines[2], lines[3]));
            case "nps" -> Optional.of(new Survey(Id.parse(lines[4]), lines[1], lines[2], lines[3]));
            default -> Optional.empty();
        };
    }
}
