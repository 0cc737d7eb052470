package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.EnrollmentItem;
import dev.vitalfew.lifecycle.enrollments.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was sent to whom, for those who ask: it only reads. */
public final class DynamoCorrespondence {

    /** The index of {@code lifecycle} by the hash of the address that emails went to. */
    public static final String ADDRESS_INDEX = "address";

    /** The index of {@code customers} by the hash of the address that people state. */
    public static final String EMAIL_INDEX = "email";

    private final DynamoDbClient dynamo;
    private final String customers;
    private final String lifecycle;

    public DynamoCorrespondence(DynamoDbClient dynamo, String customers, String lifecycle) {
        this.dynamo = dynamo;
        this.customers = customers;
        this.lifecycle = lifecycle;
    }

    /**
     * An email that was claimed.
     *
     * @param address the hash of where it went
     * @param detail the mail service's own id for it, or why it was refused or is unknown
     */
    public record Email(
            String sequence, String step, String entry, String address, String state, Instant at, String detail) {}

    /** Whose address it is, and whom emails were sent to at it. */
    public Set<Id> people(String addressHash) {
        return Stream.concat(
                        found(customers, EMAIL_INDEX, "email", addressHash)
                                .map(item -> CustomerItems.personOf(item.item())),
                        found(lifecycle, ADDRESS_INDEX, "address", addressHash).map(item -> item.id("person")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Stored> found(String table, String index, String attribute, String hash) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName(index)
                        .keyConditionExpression("#hash = :hash")
                        .expressionAttributeNames(Map.of("#hash", attribute))
                        .expressionAttributeValues(Map.of(":hash", AttributeValue.fromS(hash))))
                .items()
                .stream()
                .map(Stored::new);
    }

    /** The latest first. */
    public List<Email> emails(Id person) {
        return dynamo
                .queryPaginator(query -> query.tableName(lifecycle)
                        .keyConditionExpression("#person = :person AND begins_with(#record, :send)")
                        .expressionAttributeNames(Map.of("#person", "person", "#record", "record"))
                        .expressionAttributeValues(Map.of(
                                ":person", AttributeValue.fromS(person.toString()),
                                ":send", AttributeValue.fromS("send#"))))
                .items()
                .stream()
                .map(Stored::new)
                .map(DynamoCorrespondence::email)
                .sorted(Comparator.comparing(Email::at).reversed())
                .toList();
    }

    public Optional<Email> email(Id person, String sequence, String step, String entry) {
        return get(person, new Ledger.Key(person, sequence, step, entry).record())
                .map(DynamoCorrespondence::email);
    }

    public Optional<Enrollment> enrollment(Id person, String sequence, String entry) {
        return get(person, Enrollment.record(sequence, entry)).map(EnrollmentItem::read);
    }

    private Optional<Stored> get(Id person, String record) {
        var found = dynamo.getItem(get -> get.tableName(lifecycle)
                .key(DynamoEnrollments.key(person, record))
                .consistentRead(true));
        return found.hasItem() ? Optional.of(new Stored(found.item())) : Optional.empty();
    }

    private static Email email(Stored item) {
        return new Email(
                item.text("sequence"),
                item.text("step"),
                item.text("entry"),
                item.text("address"),
                item.text("state"),
                item.time("at"),
                item.text("detail", ""));
    }
}
