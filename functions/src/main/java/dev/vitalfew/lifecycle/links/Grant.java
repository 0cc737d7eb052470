package dev.vitalfew.lifecycle.links;

import dev.vitalfew.identity.Id;
import java.util.Optional;

/** What a link lets its holder do, and nothing else. It stands in the link's token and is signed with it. */
public sealed interface Grant {

    Id person();

    /** Stop all emails. {@code address} is the hash of the address that the email went to. */
    record Unsubscribe(Id person, String address, String sequence) implements Grant {}

    /** Answer the question of one email: of the step {@code email} of the sequence that {@code entry} started. */
    record Survey(Id person, String sequence, String email, String entry) implements Grant {}

    /** The page on which it is used. */
    default String page() {
        return switch (this) {
            case Unsubscribe _ -> "unsubscribe";
            case Survey _ -> "nps";
        };
    }

    /** One line a value, first the page, so that no token can be read as one for another page. */
    default String text() {
        return switch (this) {
            case Unsubscribe(var person, var address, var sequence) ->
                String.join("\n", page(), address, sequence, person.toString());
            case Survey(var person, var sequence, var email, var entry) ->
                String.join("\n", page(), sequence, email, entry, person.toString());
        };
    }

    static Optional<Grant> parse(String text) {
        var lines = text.split("\n", -1);
        return switch (lines[0]) {
            case "unsubscribe" -> Optional.of(new Unsubscribe(Id.parse(lines[3]), lines[1], lines[2]));
            case "nps" -> Optional.of(new Survey(Id.parse(lines[4]), lines[1], lines[2], lines[3]));
            default -> Optional.empty();
        };
    }
}
