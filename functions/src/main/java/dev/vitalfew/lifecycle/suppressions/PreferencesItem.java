package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Stored;
import dev.vitalfew.lifecycle.suppressions.Preferences.Email;
import dev.vitalfew.lifecycle.suppressions.Preferences.Frequency;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Entry;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is said against mailing an address or a person, and what a person chose, as attributes of an item: each reason
 * under its own name, each stopped topic under {@code stopped} and its name, times of choices in milliseconds, so that
 * conditions can compare them.
 */
public final class PreferencesItem {

    /** A person's record in {@code lifecycle}. */
    public static final String RECORD = "preferences";

    public static final String FREQUENCY = "frequency";
    public static final String PAUSED_UNTIL = "pausedUntil";
    public static final String EMAILS = "emails";
    public static final String LAST_EMAIL = "lastEmail";

    private static final String STOPPED = "stopped ";

    private PreferencesItem() {}

    public static String stopped(String topic) {
        return STOPPED + topic;
    }

    static String note(Reason reason) {
        return reason.word() + " note";
    }

    public static List<Entry> entries(Map<String, AttributeValue> item) {
        var stored = new Stored(item);
        return Arrays.stream(Reason.values())
                .filter(reason -> item.containsKey(reason.word()))
                .map(reason -> new Entry(reason, stored.time(reason.word()), stored.text(note(reason), "")))
                .toList();
    }

    static Preferences preferences(Id person, Map<String, AttributeValue> item) {
        var stored = new Stored(item);
        var stopped = new HashMap<String, Instant>();
        item.keySet().stream()
                .filter(name -> name.startsWith(STOPPED))
                .forEach(name -> stopped.put(name.substring(STOPPED.length()), stored.time(name)));
        return new Preferences(
                stopped,
                Frequency.of(stored.text(FREQUENCY, "")).orElse(Frequency.EVERYTHING),
                time(stored, PAUSED_UNTIL),
                stored.find(EMAILS).stream()
                        .flatMap(emails -> emails.l().stream())
                        .map(email -> email.s().split(" ", 2))
                        .map(parts -> new Email(person, parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0]))))
                        .toList());
    }

    public static AttributeValue emails(List<Email> emails) {
        return AttributeValue.fromL(emails.stream()
                .map(email -> AttributeValue.fromS(email.at().toEpochMilli() + " " + email.send()))
                .toList());
    }

    /** Those that went to an address, whoever has it. */
    static List<Email> inbox(Map<String, AttributeValue> address) {
        return new Stored(address)
                .find(EMAILS).stream()
                        .flatMap(emails -> emails.l().stream())
                        .map(email -> new Stored(email.m()))
                        .map(email -> new Email(
                                Id.parse(email.text("to")),
                                email.text("send"),
                                Instant.ofEpochMilli(email.number("at"))))
                        .toList();
    }

    public static AttributeValue ofInbox(List<Email> emails) {
        return AttributeValue.fromL(emails.stream()
                .map(email -> AttributeValue.fromM(Map.of(
                        "to", AttributeValue.fromS(email.to().toString()),
                        "send", AttributeValue.fromS(email.send()),
                        "at", AttributeValue.fromN(Long.toString(email.at().toEpochMilli())))))
                .toList());
    }

    private static Optional<Instant> time(Stored item, String name) {
        return Stream.of(name)
                .filter(item.item()::containsKey)
                .map(item::number)
                .map(Instant::ofEpochMilli)
                .findFirst();
    }
}
