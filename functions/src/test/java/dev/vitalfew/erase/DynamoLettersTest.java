package dev.vitalfew.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoLocal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLettersTest {

    private static final Id ADA = Id.known("ada");
    private static final Id BEN = Id.known("ben");

    private final String table = DynamoLocal.table("person", "record");
    private final DynamoLetters letters = new DynamoLetters(DynamoLocal.client(), table);

    @Test
    void forgetsPageByPageAllButWhatSomebodyChose() {
        for (var record : List.of("enrollment#a", "preferences", "run#a", "send#a", "send#b")) {
            put(ADA, record, Map.of());
        }
        put(BEN, "enrollment#a", Map.of());

        assertThat(List.of(letters.forget(ADA, 1), letters.forget(ADA, 2), letters.forget(ADA, 2)))
                .containsExactly(1, 2, 1);
        assertThat(letters.forget(ADA, 2)).isZero();
        assertThat(letters.forget(BEN, 2)).isEqualTo(1);
        assertThat(DynamoLocal.client().scan(scan -> scan.tableName(table)).items())
                .singleElement()
                .extracting(item -> item.get("record"))
                .isEqualTo(AttributeValue.fromS("preferences"));
    }

    @Test
    void knowsWhereEmailsWent() {
        put(ADA, "enrollment#a", Map.of());
        put(ADA, "send#a", Map.of("address", AttributeValue.fromS("now")));
        put(ADA, "send#b", Map.of("address", AttributeValue.fromS("before")));

        assertThat(letters.addresses(ADA)).containsExactlyInAnyOrder("now", "before");
    }

    private void put(Id person, String record, Map<String, AttributeValue> more) {
        var item = new HashMap<>(more);
        item.put("person", AttributeValue.fromS(person.toString()));
        item.put("record", AttributeValue.fromS(record));
        DynamoLocal.client().putItem(put -> put.tableName(table).item(item));
    }
}
