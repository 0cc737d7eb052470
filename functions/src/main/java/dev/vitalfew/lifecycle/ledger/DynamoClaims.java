package dev.vitalfew.lifecycle.ledger;

import static dev.vitalfew.lifecycle.ledger.DynamoLedger.text;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.ledger.Ledger.Claim;
import dev.vitalfew.lifecycle.ledger.Ledger.LastRun;
import dev.vitalfew.lifecycle.ledger.Ledger.Outcome;
import dev.vitalfew.lifecycle.ledger.Ledger.Quota;
import dev.vitalfew.lifecycle.suppressions.DynamoKillSwitch;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.PreferencesItem;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Claims as transactions: each part with what it means when its condition does not hold. */
final class DynamoClaims {

    private static final String FAILED = "ConditionalCheckFailed";

    private static final String NOTHING_SAID_AGAINST = Arrays.stream(Suppressions.Reason.values())
            .map(reason -> "attribute_not_exists(#" + reason.word() + ")")
            .collect(Collectors.joining(" AND "));

    private final String lifecycle;
    private final String suppression;
    private final String control;

    DynamoClaims(String lifecycle, String suppression, String control) {
        this.lifecycle = lifecycle;
        this.suppression = suppression;
        this.control = control;
    }

    /** The parts of a transaction; of several that fail the first says what became of it. */
    record Transaction(List<Part> parts) {

        List<TransactWriteItem> writes() {
            return parts.stream().map(Part::write).toList();
        }

        /** Empty when it failed for another reason than a condition. */
        Optional<Outcome> outcome(List<CancellationReason> reasons) {
            return IntStream.range(0, parts.size())
                    .filter(place -> hasFailed(reasons.get(place)))
                    .mapToObj(place -> parts.get(place)
                            .otherwise()
                            .apply(reasons.get(place).item()))
                    .findFirst();
        }
    }

    /** @param otherwise the outcome when the condition does not hold, by the item as it is, where the write asks for it */
    record Part(TransactWriteItem write, Function<Map<String, AttributeValue>, Outcome> otherwise) {
        Part(TransactWriteItem write, Outcome otherwise) {
            this(write, _ -> otherwise);
        }
    }

    static boolean hasFailed(CancellationReason reason) {
        return FAILED.equals(reason.code());
    }

    Transaction of(Claim claim) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(putSend(claim), new Outcome.Taken()));
        claim.besides()
                .forEach(id -> parts.add(new Part(checkNotSent(claim.key().under(id)), new Outcome.Taken())));
        parts.add(new Part(checkEnrollment(claim.enrollment()), new Outcome.Outdated()));
        parts.add(new Part(putRun(claim), new Outcome.Outdated()));
        parts.add(
                new Part(claim.counts() ? putArrival(claim) : checkAddress(claim), address -> refused(claim, address)));
        parts.add(new Part(putEmail(claim), preferences -> refused(claim, preferences)));
        claim.besides()
                .forEach(
                        id -> parts.add(new Part(checkChoices(claim, id), preferences -> refused(claim, preferences))));
        parts.add(
                new Part(absent(control, Map.of("name", text(DynamoKillSwitch.NAME)), "name"), new Outcome.Stopped()));
        claim.quotas().forEach(quota -> parts.add(new Part(use(quota, claim.at()), new Outcome.Postponed())));
        if (claim.counts()) {
            parts.add(new Part(checkBreaker(), new Outcome.Stopped()));
        }
        return new Transaction(parts);
    }

    /** Whoever only paused or wants fewer emails gets it later: the gate says when. */
    private static Outcome refused(Claim claim, Map<String, AttributeValue> preferences) {
        var stops = !PreferencesItem.entries(preferences).isEmpty()
                || preferences.containsKey(PreferencesItem.stopped(claim.topic()));
        return stops ? new Outcome.Suppressed() : new Outcome.Postponed();
    }

    private TransactWriteItem putSend(Claim claim) {
        var item = new HashMap<>(
                DynamoEnrollments.key(claim.key().person(), claim.key().record()));
        item.put("sequence", text(claim.key().sequence()));
        item.put("step", text(claim.key().step()));
        item.put("entry", text(claim.key().entry()));
        item.put("claim", text(claim.id()));
        item.put("address", text(claim.address()));
        item.put("topic", text(claim.topic()));
        item.put("state", text("claimed"));
        item.put("at", text(claim.at()));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(lifecycle)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#person)")
                        .expressionAttributeNames(Map.of("#person", "person")))
                .build();
    }

    private TransactWriteItem checkNotSent(Ledger.Key key) {
        return absent(lifecycle, DynamoEnrollments.key(key.person(), key.record()), "person");
    }

    private TransactWriteItem checkEnrollment(Enrollment enrollment) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(lifecycle)
                        .key(DynamoEnrollments.key(enrollment.person(), enrollment.record()))
                        .conditionExpression("#state = :active AND #version = :version")
                        .expressionAttributeNames(Map.of("#state", "state", "#version", "version"))
                        .expressionAttributeValues(Map.of(
                                ":active", text("active"),
                                ":version", AttributeValue.fromN(Long.toString(enrollment.version())))))
                .build();
    }

    private TransactWriteItem putRun(Claim claim) {
        var item = new HashMap<>(DynamoEnrollments.key(
                claim.key().person(), DynamoLedger.run(claim.key().sequence())));
        item.put("entry", text(claim.key().entry()));
        item.put("at", text(claim.at()));
        var before = claim.lastRun().map(LastRun::entry).orElse("");
        return TransactWriteItem.builder()
                .put(put -> put.tableName(lifecycle)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#entry) OR #entry = :before OR #entry = :own")
                        .expressionAttributeNames(Map.of("#entry", "entry"))
                        .expressionAttributeValues(Map.of(":before", text(before), ":own", item.get("entry"))))
                .build();
    }

    private TransactWriteItem checkAddress(Claim claim) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(suppression)
                        .key(DynamoSuppressions.addressKey(claim.address()))
                        .conditionExpression(NOTHING_SAID_AGAINST)
                        .expressionAttributeNames(reasons())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Also that nobody sent another email to the address meanwhile: it may be of somebody else, too. */
    private TransactWriteItem putArrival(Claim claim) {
        var names = reasons();
        names.put("#emails", PreferencesItem.EMAILS);
        var asRead = "#emails = :read" + (claim.inbox().isEmpty() ? " OR attribute_not_exists(#emails)" : "");
        return TransactWriteItem.builder()
                .update(update -> update.tableName(suppression)
                        .key(DynamoSuppressions.addressKey(claim.address()))
                        .updateExpression("SET #emails = :emails")
                        .conditionExpression(NOTHING_SAID_AGAINST + " AND (" + asRead + ")")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":read", PreferencesItem.ofInbox(claim.inbox()),
                                ":emails", PreferencesItem.ofInbox(claim.inboxThen())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** So of two sequences that send at once only one passes. The same email may be claimed again. */
    private TransactWriteItem putEmail(Claim claim) {
        var condition = new Choices(claim, claim.key().person());
        condition.names.put("#last", PreferencesItem.LAST_EMAIL);
        condition.values.put(":send", text(claim.key().record()));
        condition.values.put(":emails", PreferencesItem.emails(claim.emails()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(lifecycle)
                        .key(DynamoSuppressions.preferencesKey(claim.key().person()))
                        .updateExpression("SET #last = :send, #emails = :emails")
                        .conditionExpression(condition.allow("#last = :send"))
                        .expressionAttributeNames(condition.names)
                        .expressionAttributeValues(condition.values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private TransactWriteItem checkChoices(Claim claim, Id id) {
        var condition = new Choices(claim, id);
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(lifecycle)
                        .key(DynamoSuppressions.preferencesKey(id))
                        .conditionExpression(condition.allow())
                        .expressionAttributeNames(condition.names)
                        .expressionAttributeValues(condition.values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /**
     * That nothing is said or chosen against a claim under one of the person's ids, and nobody sent another email to it since
     * what it got was read.
     */
    private static final class Choices {

        private final Claim claim;
        private final boolean gotNone;
        private final Map<String, String> names = reasons();
        private final Map<String, AttributeValue> values = new HashMap<>();

        Choices(Claim claim, Id id) {
            this.claim = claim;
            this.gotNone = claim.earlier(id).isEmpty();
            names.put("#topic", PreferencesItem.stopped(claim.topic()));
            names.put("#paused", PreferencesItem.PAUSED_UNTIL);
            names.put("#frequency", PreferencesItem.FREQUENCY);
            names.put("#emails", PreferencesItem.EMAILS);
            values.put(":at", AttributeValue.fromN(Long.toString(claim.at().toEpochMilli())));
            values.put(":read", PreferencesItem.emails(claim.earlier(id)));
        }

        /** @param orElse what allows it too, though another email was sent meanwhile */
        String allow(String... orElse) {
            var asRead = new ArrayList<>(List.of("#emails = :read"));
            asRead.addAll(List.of(orElse));
            if (gotNone) {
                asRead.add("attribute_not_exists(#emails)");
            }
            return String.join(
                    " AND ",
                    NOTHING_SAID_AGAINST,
                    "attribute_not_exists(#topic)",
                    "(attribute_not_exists(#paused) OR #paused <= :at)",
                    "(" + String.join(" OR ", asRead) + ")",
                    frequency());
        }

        /** The person may choose another frequency after it was read: those that allow the email now are named. */
        private String frequency() {
            var last = claim.earlier().reversed().stream()
                    .filter(email -> !email.send().equals(claim.key().record()))
                    .map(Preferences.Email::at)
                    .findFirst();
            var allowed = Arrays.stream(Preferences.Frequency.values())
                    .filter(frequency -> frequency.apart().isZero() // clocks differ: the last email may be ahead
                            || last.map(at -> !claim.at().isBefore(at.plus(frequency.apart())))
                                    .orElse(true))
                    .toList();
            allowed.forEach(frequency -> values.put(":" + frequency.word(), text(frequency.word())));
            return allowed.stream()
                    .map(frequency -> "#frequency = :" + frequency.word())
                    .collect(Collectors.joining(" OR ", "(attribute_not_exists(#frequency) OR ", ")"));
        }
    }

    private TransactWriteItem use(Quota quota, Instant at) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(control)
                        .key(DynamoMarks.key(quota.name()))
                        .updateExpression("SET #used = if_not_exists(#used, :none) + :one, #at = :at")
                        .conditionExpression("attribute_not_exists(#used) OR #used < :most")
                        .expressionAttributeNames(Map.of("#used", DynamoLedger.USED, "#at", DynamoLedger.USED_AT))
                        .expressionAttributeValues(Map.of(
                                ":none", AttributeValue.fromN("0"),
                                ":one", AttributeValue.fromN("1"),
                                ":most", AttributeValue.fromN(Long.toString(quota.most())),
                                ":at", text(at))))
                .build();
    }

    private TransactWriteItem checkBreaker() {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(control)
                        .key(DynamoMarks.key(DynamoMarks.BREAKER))
                        .conditionExpression("attribute_not_exists(#state) OR #state <> :stopped")
                        .expressionAttributeNames(Map.of("#state", DynamoMarks.STATE))
                        .expressionAttributeValues(Map.of(":stopped", text(DynamoMarks.STOPPED))))
                .build();
    }

    private static TransactWriteItem absent(String table, Map<String, AttributeValue> key, String attribute) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key)
                        .conditionExpression("attribute_not_exists(#key)")
                        .expressionAttributeNames(Map.of("#key", attribute)))
                .build();
    }

    private static Map<String, String> reasons() {
        var names = new HashMap<String, String>();
        for (var reason : Suppressions.Reason.values()) {
            names.put("#" + reason.word(), reason.word());
        }
        return names;
    }
}
