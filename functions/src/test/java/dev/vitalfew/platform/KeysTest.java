package dev.vitalfew.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KeysTest {

    @Test
    void findsAKeyByItsHash() {
        var table = DynamoLocal.table("name");
        DynamoLocal.client().putItem(put -> put.tableName(table)
                .item(Map.of(
                        "name", AttributeValue.fromS("key#" + Keys.hash("sk_1")),
                        "kind", AttributeValue.fromS("secret"))));
        var keys = new DynamoKeys(DynamoLocal.client(), table);

        assertThat(keys.kindOf("sk_1")).contains(Keys.Kind.SECRET);
        assertThat(keys.kindOf("sk_2")).isEmpty();
    }

    @Test
    void remembersAnAnswerForAMinute() {
        var clock = new Ticking(Instant.parse("2026-11-22T10:00:00Z"));
        var asked = new int[1];
        Keys keys = new RememberedKeys(
                _ -> {
                    asked[0]++;
                    return Optional.of(Keys.Kind.PUBLIC);
                },
                clock);

        keys.kindOf("pk_1");
        clock.now = clock.now.plusSeconds(59);
        keys.kindOf("pk_1");
        assertThat(asked[0]).isEqualTo(1);
        clock.now = clock.now.plusSeconds(1);
        keys.kindOf("pk_1");
        assertThat(asked[0]).isEqualTo(2);
    }

    private static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
