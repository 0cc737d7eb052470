package dev.vitalfew.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What an operator does about addresses. Each act is one that can be done again without doubling anything, so a repeated
 * request is answered as the first was; what concerns people is also an event of theirs.
 */
final class Suppressing {

    private static final int MOST = 1000;
    private static final int LONGEST_TEXT = 500;
    private static final Set<Reason> OF_ANOTHER_TOOL =
            EnumSet.of(Reason.UNSUBSCRIBED, Reason.BOUNCED, Reason.COMPLAINED, Reason.NEVER_CONTACT);

    private final Suppressions suppressions;
    private final Function<String, Set<Id>> people;
    private final OtherTool otherTool;
    private final Log log;
    private final Clock clock;

    /** @param people whose address a hash is or was */
    Suppressing(
            Suppressions suppressions, Function<String, Set<Id>> people, OtherTool otherTool, Log log, Clock clock) {
        this.suppressions = suppressions;
        this.people = people;
        this.otherTool = otherTool;
        this.log = log;
        this.clock = clock;
    }

    /** {@code {"email", "reason"}}: no email to this address, nor to whoever has or had it at any other. */
    Map<String, Object> neverContact(JsonNode body) {
        var hash = Addresses.hash(email(body));
        var note = "by the operator: " + text(body, "reason");
        var found = people.apply(hash);
        var since = suppressions.add(hash, Optional.empty(), Reason.NEVER_CONTACT, note, clock.instant());
        for (var person : found) {
            suppressions.add(hash, Optional.of(person), Reason.NEVER_CONTACT, note, since);
            log(person, "Never Contact", "never-contact-" + hash + "-" + since.toEpochMilli(), since, note);
        }
        var said = new LinkedHashMap<String, Object>();
        said.put("hash", hash);
        said.put("since", since.toString());
        said.put("people", found.stream().map(Id::toString).toList());
        return said;
    }

    /** {@code {"email", "lift": ["bounced"], "reason"}}: takes back the reasons that are named, and no other. */
    Map<String, Object> lift(JsonNode body) {
        var hash = Addresses.hash(email(body));
        var note = "by the operator: " + text(body, "reason");
        var now = clock.instant();
        var found = people.apply(hash);
        var lifted = new ArrayList<String>();
        for (var reason : reasons(body)) {
            var any = suppressions.lift(hash, Optional.empty(), reason, note, now);
            for (var person : found) {
                if (suppressions.lift(hash, Optional.of(person), reason, note, now) || any) {
                    any = true;
                    var messageId = "lifted-" + reason.word() + "-" + hash + "-" + now.toEpochMilli();
                    log(person, "Suppression Lifted", messageId, now, reason.word() + ", " + note);
                }
            }
            if (any) {
                lifted.add(reason.word());
            }
        }
        var said = new LinkedHashMap<String, Object>();
        said.put("hash", hash);
        said.put("lifted", lifted);
        said.put(
                "left",
                suppressions.ofAddress(hash).stream()
                        .map(entry -> entry.reason().word())
                        .toList());
        return said;
    }

    private static List<Reason> reasons(JsonNode body) {
        var reasons = StreamSupport.stream(body.path("lift").spliterator(), false)
                .map(JsonNode::asText)
                .map(word -> Reason.of(word)
                        .orElseThrow(() -> Problem.badRequest("lift: expected reasons such as bounced, found " + word)))
                .toList();
        if (reasons.isEmpty()) {
            throw Problem.badRequest("lift: name the reasons to take back, such as [\"bounced\"]");
        }
        if (reasons.contains(Reason.ERASED)) {
            throw new Problem(409, "Conflict", "an erasure can't be taken back");
        }
        return reasons;
    }

    /**
     * {@code {"addresses": [...], "reason": "unsubscribed", "source": "the old tool", "dryRun": true}}. Addresses are hashed
     * at once and kept nowhere; those that are none are answered by their place. Or {@code {"waivedBy": "Ada Lovelace: there
     * was no tool before"}}. Emails wait for the one or the other.
     */
    Map<String, Object> suppress(JsonNode body) {
        if (body.has("waivedBy")) {
            otherTool.settle("waived by " + text(body, "waivedBy"));
            return Map.of("waived", true);
        }
        var reason = Reason.of(text(body, "reason"))
                .filter(OF_ANOTHER_TOOL::contains)
                .orElseThrow(() ->
                        Problem.badRequest("reason: expected unsubscribed, bounced, complained or never_contact, found "
                                + body.path("reason").asText()));
        var note = "from " + text(body, "source");
        var addresses = body.path("addresses");
        if (!addresses.isArray() || addresses.size() > MOST) {
            throw Problem.badRequest("addresses: expected a list of at most " + MOST);
        }
        var dryRun = body.path("dryRun").asBoolean();
        var bad = new ArrayList<Integer>();
        var added = 0;
        var known = 0;
        for (var i = 0; i < addresses.size(); i++) {
            var address = addresses.get(i).asText().strip();
            if (!Addresses.isValid(address)) {
                bad.add(i);
            } else if (isNew(Addresses.hash(address), reason, note, dryRun)) {
                added++;
            } else {
                known++;
            }
        }
        if (!dryRun && added + known > 0) {
            otherTool.settle(reason.word() + " taken over " + note);
        }
        var said = new LinkedHashMap<String, Object>();
        said.put("added", added);
        said.put("known", known);
        said.put("bad", bad);
        said.put("dryRun", dryRun);
        return said;
    }

    private boolean isNew(String hash, Reason reason, String note, boolean dryRun) {
        var isNew = suppressions.ofAddress(hash).stream().noneMatch(entry -> entry.reason() == reason);
        if (isNew && !dryRun) {
            suppressions.add(hash, Optional.empty(), reason, note, clock.instant());
        }
        return isNew;
    }

    private static String email(JsonNode body) {
        return RecipientPages.email(Optional.ofNullable(body.get("email")).map(JsonNode::asText));
    }

    private static String text(JsonNode body, String name) {
        var text = body.path(name).asText("").strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw Problem.badRequest(name + ": expected a text of at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** Named after when it happened first, so that a repeated request makes no second event. */
    private void log(Id person, String event, String messageId, Instant at, String note) {
        var entry =
                new OwnEvent(person, messageId, at, clock.instant()).entry(event, Map.of("reason", new TextNode(note)));
        if (!log.append(List.of(entry)).isEmpty()) {
            throw new IllegalStateException("the log did not take " + event + " of " + person);
        }
    }
}
