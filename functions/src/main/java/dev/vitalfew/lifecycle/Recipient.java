package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the gate knows of the person an email would go to.
 *
 * @param account where the person is now
 * @param membership where the enrollment's subject stands now in the lens or audience that it entered
 * @param suppressed why the address or person is on the suppression list
 */
public record Recipient(
        Id person,
        Id account,
        Map<String, JsonNode> traits,
        Map<String, JsonNode> accountTraits,
        Optional<Membership> membership,
        Optional<Suppressions.Reason> suppressed,
        Optional<Ledger.LastRun> lastRun) {

    public Recipient {
        traits = Map.copyOf(traits);
        accountTraits = Map.copyOf(accountTraits);
    }

    Recipient suppressed(Optional<Suppressions.Reason> reason) {
        return new Recipient(person, account, traits, accountTraits, membership, reason, lastRun);
    }

    public Optional<String> email() {
        return text(traits, "email").map(String::strip).filter(email -> !email.isEmpty());
    }

    /** The person's own time zone, else the account's, else {@code otherwise}. */
    public ZoneId zone(ZoneId otherwise) {
        return Stream.of(text(traits, "timezone"), text(accountTraits, "timezone"))
                .flatMap(Optional::stream)
                .flatMap(name -> zone(name).stream())
                .findFirst()
                .orElse(otherwise);
    }

    /** Which trait says that the person wants no email. Somebody whose address a server stated is a customer. */
    public Optional<String> refusal() {
        if (says("unsubscribed", true)) {
            return Optional.of("trait unsubscribed is true");
        }
        return Stream.of("consent", "marketing_consent")
                .filter(trait -> says(trait, false))
                .map(trait -> "trait " + trait + " is false")
                .findFirst();
    }

    private boolean says(String trait, boolean value) {
        var stated = traits.get(trait);
        return stated != null && stated.asText().equalsIgnoreCase(Boolean.toString(value));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, JsonNode> traits, String name) {
        return Optional.ofNullable(traits.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
