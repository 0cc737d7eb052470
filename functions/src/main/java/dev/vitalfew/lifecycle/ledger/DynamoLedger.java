package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Stored;
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
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ledger in the table {@code lifecycle}; a claim's transaction also checks {@code suppression} and {@code control}. */
public final class DynamoLedger implements Ledger {

    static final String USED = "used";
    static final String USED_AT = "usedAt";

    private static final String FAILED = "ConditionalCheckFailed";

    /** The place of the first quota in a claim's transaction. */
    private static final int FIRST_QUOTA = 6;

    private static final String NOTHING_SAID_AGAINST = Arrays.stream(Suppressions.Reason.values())
            .map(reason -> "attribute_not_exists(#" + reason.word() + ")")
            .collect(Collectors.joining(" AND "));

    private static final String NOTHING_CHOSEN_AGAINST =
            " AND attribute_not_exists(#topic) AND (attribute_not_exists(#paused) OR #paused <= :at)";

    private final DynamoDbClient dynamo;
    private final String lifecycle;
    private final String suppression;
    private final String control;

    public DynamoLedger(DynamoDbClient dynamo, String lifecycle, String suppression, String control) {
        this.dynamo = dynamo;
        this.lifecycle = lifecycle;
        this.suppression = suppression;
        this.control = control;
    }

    @Override
    public Outcome claim(Claim claim) {
        try {
            var writes = writes(claim);
            DynamoConflicts.retried(() -> dynamo.transactWriteItems(write -> write.transactItems(writes)));
            return new Outcome.Yours();
        } catch (TransactionCanceledException e) {
            return outcome(claim, e);
        }
    }

    private List<TransactWriteItem> writes(Claim claim) {
        var writes = new ArrayList<>(List.of(
                putSend(claim),
                checkEnrollment(claim.enrollment()),
                putRun(claim),
                checkAddress(claim),
                putEmail(claim),
                absent(control, Map.of("name", text(DynamoKillSwitch.NAME)), "name")));
        claim.quotas().forEach(quota -> writes.add(use(quota, claim.at())));
        if (claim.counts()) {
            writes.add(checkBreaker());
        }
        claim.besides().forEach(id -> writes.add(checkChoices(claim, id)));
        return writes;
    }

    private TransactWriteItem use(Quota quota, Instant at) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(control)
                        .key(DynamoMarks.key(quota.name()))
                        .updateExpression("SET #used = if_not_exists(#used, :none) + :one, #at = :at")
                        .conditionExpression("attribute_not_exists(#used) OR #used < :most")
                        .expressionAttributeNames(Map.of("#used", USED, "#at", USED_AT))
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

    private static Outcome outcome(Claim claim, TransactionCanceledException e) {
        var failed = e.cancellationReasons().stream()
                .map(reason -> FAILED.equals(reason.code()))
                .toList();
        if (!failed.contains(true)) {
            throw e;
        }
        if (failed.get(0)) {
            return new Outcome.Taken();
        }
        if (failed.get(1) || failed.get(2)) {
            return new Outcome.Outdated();
        }
        if (failed.get(3)) {
            return new Outcome.Suppressed();
        }
        if (failed.get(4)) {
            return refused(claim, e.cancellationReasons().get(4).item());
        }
        if (failed.reversed().subList(0, claim.besides().size()).contains(true)) {
            return new Outcome.Postponed();
        }
        var quotas = failed.subList(FIRST_QUOTA, FIRST_QUOTA + claim.quotas().size());
        return !failed.get(5) && quotas.contains(true) ? new Outcome.Postponed() : new Outcome.Stopped();
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
        var item = new HashMap<>(
                DynamoEnrollments.key(claim.key().person(), run(claim.key().sequence())));
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
                        .key(Map.of("address", text(claim.address())))
                        .conditionExpression(NOTHING_SAID_AGAINST)
                        .expressionAttributeNames(reasons()))
                .build();
    }

    /** Nothing is said against this email under another id of the person either. */
    private TransactWriteItem checkChoices(Claim claim, Id id) {
        var names = reasons();
        names.put("#topic", PreferencesItem.stopped(claim.topic()));
        names.put("#paused", PreferencesItem.PAUSED_UNTIL);
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(lifecycle)
                        .key(DynamoSuppressions.preferencesKey(id))
                        .conditionExpression(NOTHING_SAID_AGAINST + NOTHING_CHOSEN_AGAINST)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(":at", millis(claim.at()))))
                .build();
    }

    /**
     * Nothing that the person chose is against this email, and nobody sent them another since what they got was read: so
     * of two sequences that send at once only one passes. The same email may be claimed again.
     */
    private TransactWriteItem putEmail(Claim claim) {
        var names = reasons();
        names.put("#topic", PreferencesItem.stopped(claim.topic()));
        names.put("#paused", PreferencesItem.PAUSED_UNTIL);
        names.put("#frequency", PreferencesItem.FREQUENCY);
        names.put("#emails", PreferencesItem.EMAILS);
        names.put("#last", PreferencesItem.LAST_EMAIL);
        var values = new HashMap<>(Map.of(
                ":send", text(claim.key().record()),
                ":at", millis(claim.at()),
                ":read", PreferencesItem.emails(claim.earlier()),
                ":emails", PreferencesItem.emails(claim.emails())));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(lifecycle)
                        .key(DynamoSuppressions.preferencesKey(claim.key().person()))
                        .updateExpression("SET #last = :send, #emails = :emails")
                        .conditionExpression(NOTHING_SAID_AGAINST
                                + NOTHING_CHOSEN_AGAINST
                                + " AND (#emails = :read OR #last = :send"
                                + (claim.earlier().isEmpty() ? " OR attribute_not_exists(#emails))" : ")")
                                + " AND " + frequency(claim, values))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** The person may choose another frequency after it was read: those that allow the email now are named. */
    private static String frequency(Claim claim, Map<String, AttributeValue> values) {
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

    private static Map<String, String> reasons() {
        var names = new HashMap<String, String>();
        for (var reason : Suppressions.Reason.values()) {
            names.put("#" + reason.word(), reason.word());
        }
        return names;
    }

    private static AttributeValue millis(Instant at) {
        return AttributeValue.fromN(Long.toString(at.toEpochMilli()));
    }

    private static TransactWriteItem absent(String table, Map<String, AttributeValue> key, String attribute) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key)
                        .conditionExpression("attribute_not_exists(#key)")
                        .expressionAttributeNames(Map.of("#key", attribute)))
                .build();
    }

    @Override
    public void release(Claim claim) {
        var writes = new ArrayList<>(List.of(deleteSend(claim)));
        claim.quotas().forEach(quota -> writes.add(giveBack(quota)));
        try {
            DynamoConflicts.retried(() -> dynamo.transactWriteItems(write -> write.transactItems(writes)));
        } catch (TransactionCanceledException e) {
            if (FAILED.equals(e.cancellationReasons().getFirst().code())) {
                return; // Somebody took it for lost meanwhile: then it stays counted as perhaps sent.
            }
            throw e;
        }
        forget(claim);
        forgetRun(claim);
    }

    private TransactWriteItem deleteSend(Claim claim) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(lifecycle)
                        .key(DynamoEnrollments.key(
                                claim.key().person(), claim.key().record()))
                        .conditionExpression("#claim = :claim AND #state = :claimed")
                        .expressionAttributeNames(Map.of("#claim", "claim", "#state", "state"))
                        .expressionAttributeValues(Map.of(":claim", text(claim.id()), ":claimed", text("claimed"))))
                .build();
    }

    private TransactWriteItem giveBack(Quota quota) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(control)
                        .key(DynamoMarks.key(quota.name()))
                        .updateExpression("ADD #used :less")
                        .expressionAttributeNames(Map.of("#used", USED))
                        .expressionAttributeValues(Map.of(":less", AttributeValue.fromN("-1"))))
                .build();
    }

    /** The person got no such email; unless another one came after it, which has its own list. */
    private void forget(Claim claim) {
        try {
            dynamo.updateItem(update -> update.tableName(lifecycle)
                    .key(DynamoSuppressions.preferencesKey(claim.key().person()))
                    .updateExpression("SET #emails = :earlier")
                    .conditionExpression("#last = :send AND #emails = :emails")
                    .expressionAttributeNames(
                            Map.of("#emails", PreferencesItem.EMAILS, "#last", PreferencesItem.LAST_EMAIL))
                    .expressionAttributeValues(Map.of(
                            ":send", text(claim.key().record()),
                            ":emails", PreferencesItem.emails(claim.emails()),
                            ":earlier", PreferencesItem.emails(claim.earlier()))));
        } catch (ConditionalCheckFailedException _) {
            // Another email was claimed meanwhile.
        }
    }

    /** The person's time in the sequence did not begin with this email; unless another one came after it. */
    private void forgetRun(Claim claim) {
        var key = DynamoEnrollments.key(claim.key().person(), run(claim.key().sequence()));
        var condition = "#entry = :own AND #at = :at";
        var names = Map.of("#entry", "entry", "#at", "at");
        var values = Map.of(":own", text(claim.key().entry()), ":at", text(claim.at()));
        try {
            if (claim.lastRun().isPresent()) {
                var item = new HashMap<>(key);
                item.put("entry", text(claim.lastRun().get().entry()));
                item.put("at", text(claim.lastRun().get().at()));
                dynamo.putItem(put -> put.tableName(lifecycle)
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
            } else {
                dynamo.deleteItem(delete -> delete.tableName(lifecycle)
                        .key(key)
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
            }
        } catch (ConditionalCheckFailedException _) {
            // Another email was claimed meanwhile.
        }
    }

    @Override
    public void settle(Key key, Settled settled, Instant at) {
        var values = new HashMap<String, AttributeValue>();
        var weaker = settled.overrules().stream()
                .map(state -> {
                    values.put(":" + state, text(state));
                    return "#state = :" + state;
                })
                .collect(Collectors.joining(" OR "));
        values.put(":state", text(settled.word()));
        values.put(":at", text(at));
        values.put(":detail", text(detail(settled)));
        try {
            dynamo.updateItem(update -> update.tableName(lifecycle)
                    .key(DynamoEnrollments.key(key.person(), key.record()))
                    .updateExpression("SET #state = :state, #settledAt = :at, #detail = :detail")
                    .conditionExpression(weaker)
                    .expressionAttributeNames(Map.of("#state", "state", "#settledAt", "settledAt", "#detail", "detail"))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException _) {
            // Settled before; or a report of an email whose record is gone.
        }
    }

    @Override
    public void note(Key key, Fate fate, Instant at) {
        try {
            dynamo.updateItem(update -> update.tableName(lifecycle)
                    .key(DynamoEnrollments.key(key.person(), key.record()))
                    .updateExpression("SET #fate = :at")
                    .conditionExpression("attribute_exists(#person) AND attribute_not_exists(#fate)")
                    .expressionAttributeNames(Map.of("#person", "person", "#fate", fate.word()))
                    .expressionAttributeValues(Map.of(":at", text(at))));
        } catch (ConditionalCheckFailedException _) {
            // Noted before; or a report of an email whose record is gone.
        }
    }

    static Set<Fate> fates(Stored send) {
        return Arrays.stream(Fate.values())
                .filter(fate -> send.find(fate.word()).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Sent> find(Key key) {
        var found = dynamo.getItem(get -> get.tableName(lifecycle)
                .key(DynamoEnrollments.key(key.person(), key.record()))
                .consistentRead(true));
        return found.hasItem() ? Optional.of(sent(key, new Stored(found.item()))) : Optional.empty();
    }

    @Override
    public Optional<LastRun> lastRun(Id person, String sequence) {
        var found = dynamo.getItem(get -> get.tableName(lifecycle)
                .key(DynamoEnrollments.key(person, run(sequence)))
                .consistentRead(true));
        return found.hasItem() ? Optional.of(lastRun(new Stored(found.item()))) : Optional.empty();
    }

    @Override
    public void begin(Enrollment enrollment, Instant at) {
        var item = new HashMap<>(DynamoEnrollments.key(enrollment.person(), run(enrollment.sequence())));
        item.put("entry", text(enrollment.entry().id()));
        item.put("at", text(at));
        dynamo.putItem(put -> put.tableName(lifecycle).item(item));
    }

    private static LastRun lastRun(Stored item) {
        return new LastRun(item.text("entry"), item.time("at"));
    }

    public static Sent sent(Key key, Stored item) {
        var detail = item.text("detail", "");
        var state = item.text("state");
        var settled =
                switch (state) {
                    case "claimed" -> new Settled.Claimed();
                    case "accepted" -> new Settled.Accepted(detail);
                    case "refused" -> new Settled.Refused(detail);
                    case "unknown" -> new Settled.Unknown(detail);
                    case "rejected" -> new Settled.Rejected(detail);
                    default -> throw new IllegalStateException("a send record in state " + state);
                };
        return new Sent(key, settled, fates(item), item.time("at"));
    }

    private static String detail(Settled settled) {
        return switch (settled) {
            case Settled.Claimed _ -> "";
            case Settled.Accepted(var messageId) -> messageId;
            case Settled.Refused(var reason) -> reason;
            case Settled.Unknown(var reason) -> reason;
            case Settled.Rejected(var reason) -> reason;
        };
    }

    private static String run(String sequence) {
        return "run#" + sequence;
    }

    private static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }
}
