package dev.vitalfew.lifecycle.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Entry;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes somebody off all emails or those of a topic, at once, and on again; each is also an event of the person. Doing it
 * again changes nothing.
 */
public final class Unsubscribing {

    private final Suppressions suppressions;
    private final Log log;
    private final Clock clock;

    public Unsubscribing(Suppressions suppressions, Log log, Clock clock) {
        this.suppressions = suppressions;
        this.log = log;
        this.clock = clock;
    }

    /** When this returns, no email to that person or address can be claimed any more. */
    public void unsubscribe(Grant.OfEmails grant) {
        var since = suppressions.add(
                grant.address(), Optional.of(grant.person()), Reason.UNSUBSCRIBED, "by link", clock.instant());
        log(grant, "Unsubscribed", "unsubscribed-" + grant.address() + "-" + since.toEpochMilli(), since, Map.of());
    }

    /** When this returns, no email of the topic to that person can be claimed any more. */
    public void stop(Grant.OfEmails grant, String topic) {
        var since = suppressions.stop(grant.person(), topic, clock.instant());
        var messageId = "unsubscribed-" + topic + "-" + since.toEpochMilli();
        log(grant, "Unsubscribed", messageId, since, Map.of("topic", new TextNode(topic)));
    }

    /** Takes back what the person did themselves; a bounce or complaint stays. */
    void subscribe(Grant.OfEmails grant) {
        var now = clock.instant();
        if (suppressions.lift(grant.address(), Optional.of(grant.person()), Reason.UNSUBSCRIBED, "by link", now)) {
            log(grant, "Subscribed", "subscribed-" + now.toEpochMilli(), now, Map.of());
        }
    }

    void resume(Grant.OfEmails grant, String topic) {
        var now = clock.instant();
        if (!suppressions.preferences(grant.person()).stopped().containsKey(topic)) {
            return;
        }
        suppressions.resume(grant.person(), topic);
        var messageId = "subscribed-" + topic + "-" + now.toEpochMilli();
        log(grant, "Subscribed", messageId, now, Map.of("topic", new TextNode(topic)));
    }

    void choose(Grant.OfEmails grant, Preferences.Choice choice) {
        var now = clock.instant();
        suppressions.choose(grant.person(), choice, now);
        var chosen = new TreeMap<String, JsonNode>();
        choice.topics().forEach((topic, wanted) -> chosen.put("topic " + topic, BooleanNode.valueOf(wanted)));
        chosen.put("frequency", new TextNode(choice.frequency().word()));
        choice.pausedUntil().ifPresent(until -> chosen.put("pausedUntil", new TextNode(until.toString())));
        log(grant, "Email Preferences Changed", "preferences-" + now.toEpochMilli(), now, chosen);
    }

    /** What is said against mailing the person at that address, the person's own unsubscribe included. */
    List<Reason> reasons(Grant.OfEmails grant) {
        return Stream.of(suppressions.ofAddress(grant.address()), suppressions.ofPerson(grant.person()))
                .flatMap(List::stream)
                .map(Entry::reason)
                .distinct()
                .sorted()
                .toList();
    }

    Preferences preferences(Grant.OfEmails grant) {
        return suppressions.preferences(grant.person());
    }

    /** @param messageId named after when it happened first, so that repeats are one event */
    private void log(
            Grant.OfEmails grant, String event, String messageId, Instant at, Map<String, JsonNode> properties) {
        var all = new TreeMap<>(properties);
        if (grant instanceof Grant.Unsubscribe(var _, var _, var sequence)) {
            all.put("sequence", new TextNode(sequence));
        }
        var entry = new OwnEvent(grant.person(), messageId, at, clock.instant()).entry(event, all);
        if (!log.append(List.of(entry)).isEmpty()) {
            throw new IllegalStateException("the log did not take " + event + " of " + grant.person());
        }
    }
}
