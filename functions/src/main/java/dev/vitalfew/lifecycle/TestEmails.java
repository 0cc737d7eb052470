package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.BadTemplate;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Links;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.emails.Variables;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.platform.Env;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends one email to a colleague, as a given person would get it. It is no step of anybody's sequence: nothing is claimed or
 * written, its subject and tags say that it is a test, and its links to unsubscribe or answer do nothing to that person.
 */
public final class TestEmails {

    private static final String MARK = "[Test] ";

    private final People people;
    private final Suppressions suppressions;
    private final KillSwitch killSwitch;
    private final Emails emails;
    private final Mailer mailer;
    private final String publicUrl;

    TestEmails(
            People people,
            Suppressions suppressions,
            KillSwitch killSwitch,
            Emails emails,
            Mailer mailer,
            String publicUrl) {
        this.people = people;
        this.suppressions = suppressions;
        this.killSwitch = killSwitch;
        this.emails = emails;
        this.mailer = mailer;
        this.publicUrl = publicUrl;
    }

    public static TestEmails from(Env env) {
        return Wiring.testEmails(env);
    }

    /** What became of a test. */
    public sealed interface Outcome {
        record Sent(String messageId, String subject) implements Outcome {}

        record NoEmail(Set<String> there) implements Outcome {}

        record NoPerson(Id person) implements Outcome {}

        /** Nobody is mailed there, or nobody at all now. */
        record NotThere(String reason) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    /** @param as the example of the model when empty */
    public Outcome send(String email, String to, Optional<Id> as) {
        if (!emails.names().contains(email)) {
            return new Outcome.NoEmail(emails.names());
        }
        if (!Addresses.isValid(to) || !emails.brand().allowsTestTo(to)) {
            return new Outcome.NotThere(
                    to + " is neither at a domain of the brand's from and reply_to nor in its test_to");
        }
        var suppressed = suppressions.find(Addresses.hash(to), Id.known(to));
        if (suppressed.isPresent()) {
            return new Outcome.NotThere(
                    to + " is on the suppression list: " + suppressed.get().text());
        }
        if (killSwitch.isOn()) {
            return new Outcome.NotThere("all sending is stopped");
        }
        return as.map(person -> send(email, to, person)).orElseGet(() -> {
            var example = emails.example();
            return send(email, to, example.person(), example.account());
        });
    }

    private Outcome send(String email, String to, Id person) {
        var account = people.accountOf(person);
        var traits = people.traits(account, person);
        return traits.isEmpty() ? new Outcome.NoPerson(person) : send(email, to, traits, people.accountTraits(account));
    }

    private Outcome send(String email, String to, Map<String, JsonNode> person, Map<String, JsonNode> account) {
        var links = Links.all().stream()
                .collect(Collectors.toMap(link -> link, link -> publicUrl + "/p/" + link + "?t=test"));
        var unsubscribe = "<" + links.get(Links.UNSUBSCRIBE) + ">";
        var headers = Map.of("List-Unsubscribe", unsubscribe, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        try {
            var message = emails.render(email, to, new Variables(person, account, links), headers);
            return answered(marked(message), email);
        } catch (BadTemplate e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Outcome answered(Message message, String email) {
        return switch (mailer.send(message, Map.of("test", email))) {
            case Mailer.Answer.Accepted(var id) -> new Outcome.Sent(id, message.subject());
            case Mailer.Answer.Refused(var reason) -> new Outcome.Failed("refused by the mail service: " + reason);
            case Mailer.Answer.Postponed(var reason) ->
                new Outcome.Failed("not taken by the mail service now: " + reason);
            case Mailer.Answer.Unknown(var reason) -> new Outcome.Failed("perhaps sent: " + reason);
        };
    }

    private static Message marked(Message message) {
        return new Message(
                message.from(),
                message.replyTo(),
                message.to(),
                MARK + message.subject(),
                message.html(),
                message.text(),
                message.headers());
    }
}
