package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Stored;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.platform.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The latest answers in the table {@code lifecycle}, as hashes: the words themselves stand in the log alone. */
public final class DynamoNpsAnswers implements NpsAnswers {

    private final DynamoDbClient dynamo;
    private final String lifecycle;

    public DynamoNpsAnswers(DynamoDbClient dynamo, String lifecycle) {
        this.dynamo = dynamo;
        this.lifecycle = lifecycle;
    }

    @Override
    public Instant note(Grant.Survey survey, NpsAnswer answer, Instant at) {
        var hash = AttributeValue.fromS(Hash.sha256(answer.score() + "\n" + answer.comment()));
        var item = new HashMap<>(DynamoEnrollments.key(survey.person(), record(survey)));
        item.put("answer", hash);
        item.put("at", AttributeValue.fromS(at.toString()));
        try {
            dynamo.putItem(put -> put.tableName(lifecycle)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#answer) OR #answer <> :answer")
                    .expressionAttributeNames(Map.of("#answer", "answer"))
                    .expressionAttributeValues(Map.of(":answer", hash))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return at;
        } catch (ConditionalCheckFailedException same) {
            return new Stored(same.item()).time("at");
        }
    }

    private static String record(Grant.Survey survey) {
        return "answer#" + survey.sequence() + "#" + survey.email() + "#" + survey.entry();
    }
}
