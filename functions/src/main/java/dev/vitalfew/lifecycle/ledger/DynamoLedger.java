package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Stored;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.lifecycle.suppressions.PreferencesItem;
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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ledger in the table {@code lifecycle}; a claim's transaction also checks {@code suppression} and {@code control}. */
public final class DynamoLedger implements Ledger {

    static final String USED = "used";
    static final String USED_AT = "usedAt";

    private final DynamoDbClient dynamo;
    private final String lifecycle;
    private final String suppression;
    private final String control;
    private final DynamoClaims claims;

    public DynamoLedger(DynamoDbClient dynamo, String lifecycle, String suppression, String control) {
        this.dynamo = dynamo;
        this.lifecycle = lifecycle;
        this.suppression = suppression;
        this.control = control;
        this.claims = new DynamoClaims(lifecycle, suppression, control);
    }

    @Override
    public Outcome claim(Claim claim) {
        var transaction = claims.of(claim);
        var writes = transaction.writes();
        try {
            DynamoConflicts.retried(() -> dynamo.transactWriteItems(write -> write.transactItems(writes)));
            return new Outcome.Yours();
        } catch (TransactionCanceledException e) {
            return transaction.outcome(e.cancellationReasons()).orElseThrow(() -> e);
        }
    }

    @Override
    public void release(Claim claim) {
        var writes = new ArrayList<>(List.of(deleteSend(claim)));
        claim.quotas().forEach(quota -> writes.add(giveBack(quota)));
        try {
            DynamoConflicts.retried(() -> dynamo.transactWriteItems(write -> write.transactItems(writes)));
        } catch (TransactionCanceledException e) {
            if (DynamoClaims.hasFailed(e.cancellationReasons().getFirst())) {
                return; // Somebody took it for lost meanwhile: then it stays counted as perhaps sent.
            }
            throw e;
        }
        forget(claim);
        forgetArrival(claim);
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
                            ":earlier",
                                    PreferencesItem.emails(
                                            claim.earlier(claim.key().person())))));
        } catch (ConditionalCheckFailedException _) {
            // Another email was claimed meanwhile.
        }
    }

    /** Nor did the address, unless another one came after it. */
    private void forgetArrival(Claim claim) {
        if (!claim.counts()) {
            return;
        }
        try {
            dynamo.updateItem(update -> update.tableName(suppression)
                    .key(DynamoSuppressions.addressKey(claim.address()))
                    .updateExpression("SET #emails = :before")
                    .conditionExpression("#emails = :then")
                    .expressionAttributeNames(Map.of("#emails", PreferencesItem.EMAILS))
                    .expressionAttributeValues(Map.of(
                            ":then", PreferencesItem.ofInbox(claim.inboxThen()),
                            ":before", PreferencesItem.ofInbox(claim.inbox()))));
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

    static String run(String sequence) {
        return "run#" + sequence;
    }

    static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }
}
