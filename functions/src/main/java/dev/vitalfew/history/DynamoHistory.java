package dev.vitalfew.history;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Batches;
import dev.vitalfew.platform.DynamoItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The table {@code history}: one item for all changes of a subject that were found at once. */
public final class DynamoHistory {

    private final String table;

    public DynamoHistory(String table) {
        this.table = table;
    }

    /** The write that goes into one transaction with that of the standing. */
    public TransactWriteItem put(Standing standing, List<Change> changes) {
        var item = Map.of(
                "subject", s(key(standing.subject(), standing.ofAccount())),
                "version", s("%012d".formatted(standing.version())),
                "at", n(changes.getFirst().at().toEpochMilli()),
                "changes", s(ChangeJson.write(changes)));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#subject)")
                        .expressionAttributeNames(Map.of("#subject", "subject")))
                .build();
    }

    /** A subject's changes, the latest first. */
    public Stream<Change> of(DynamoDbClient dynamo, Id subject, boolean ofAccount) {
        var pages = dynamo.queryPaginator(query -> query.tableName(table)
                .scanIndexForward(false)
                .keyConditionExpression("#subject = :subject")
                .expressionAttributeNames(Map.of("#subject", "subject"))
                .expressionAttributeValues(Map.of(":subject", s(key(subject, ofAccount)))));
        return pages.items().stream().flatMap(item -> ChangeJson.read(new DynamoItem(item).text("changes")).stream());
    }

    /** Deletes at most so many of a subject's items; returns how many. */
    public int delete(DynamoDbClient dynamo, Id subject, boolean ofAccount, int most) {
        var page = dynamo.query(query -> query.tableName(table)
                .limit(most)
                .projectionExpression("#subject, #version")
                .keyConditionExpression("#subject = :subject")
                .expressionAttributeNames(Map.of("#subject", "subject", "#version", "version"))
                .expressionAttributeValues(Map.of(":subject", s(key(subject, ofAccount)))));
        Batches.delete(dynamo, table, page.items());
        return page.items().size();
    }

    private static String key(Id subject, boolean ofAccount) {
        return (ofAccount ? "account/" : "person/") + subject;
    }
}
