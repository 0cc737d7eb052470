package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoLocal;
import dev.vitalfew.platform.StreamImage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLogTest extends LogContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    Log log() {
        return new DynamoLog(DynamoLocal.client(), DynamoLocal.table("id", "key"));
    }

    @Test
    void returnsWhatItCouldNotWrite() {
        var log = new DynamoLog(DynamoLocal.client(), "no-such-table");

        assertThat(log.append(List.of(entry()))).containsExactly(entry());
    }

    @Test
    void readsWhatTheStreamHandsOver() {
        var image = new HashMap<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue>();
        DynamoLogItems.item(entry()).forEach((name, value) -> image.put(name, streamed(value)));

        var stream = new StreamRecord();
        stream.setNewImage(image);
        var record = new DynamodbStreamRecord();
        record.setDynamodb(stream);

        assertThat(DynamoLogItems.entry(StreamImage.of(record).attributes())).isEqualTo(entry());
    }

    private static com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue streamed(
            AttributeValue value) {
        var image = new com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue();
        return switch (value.type()) {
            case S -> image.withS(value.s());
            case N -> image.withN(value.n());
            default -> image.withB(value.b().asByteBuffer());
        };
    }

    private static LogEntry entry() {
        var event = EventJson.read("{\"type\":\"page\",\"userId\":\"42\",\"properties\":{\"path\":\"/pricing\"}}");
        return new LogEntry(
                Id.known("42"), LogKey.of(NOON, Trust.PUBLIC, "m1"), event, NOON, NOON.plusSeconds(1), Trust.PUBLIC);
    }
}
