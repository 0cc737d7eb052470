package dev.vitalfew.lifecycle.existing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.lifecycle.existing.Confirmation.Phase;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What confirmations promise, in memory and in DynamoDB. */
class ConfirmationsTest {

    static List<Confirmations> stores() {
        return List.of(
                new MemoryConfirmations(),
                new DynamoConfirmations(
                        DynamoLocal.client(), DynamoLocal.table("person", "record", "due", "shard", "dueAt")));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsEachByItsTimeTheLatestFirst(Confirmations confirmations) {
        var first = confirmation("tips", Town.NOON, Optional.empty());
        var second = confirmation("tips", Town.NOON.plusMillis(1), Optional.of("g:acme\n!"));
        List.of(first, second, confirmation("tips-more", Town.NOON, Optional.empty()))
                .forEach(confirmations::save);
        var further = second.taken(2, Optional.empty());

        confirmations.save(further);

        assertThat(confirmations.of("tips")).containsExactly(further, first);
        assertThat(further.taken()).isEqualTo(5);
        assertThat(confirmations.of("others")).isEmpty();
    }

    private static Confirmation confirmation(String sequence, Instant at, Optional<String> cursor) {
        return new Confirmation(sequence, "1f", 34, at, Phase.TAKING, cursor, 34, 3);
    }
}
