package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.platform.DynamoLocal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RejectedTest {

    @Nested
    class InMemory extends Contract {
        @Override
        Rejected rejected() {
            return new MemoryRejected();
        }
    }

    @Nested
    class InDynamo extends Contract {
        @Override
        Rejected rejected() {
            return new DynamoRejected(DynamoLocal.client(), DynamoLocal.table("day", "id"));
        }

        @Test
        void returnsWhatItCouldNotKeep() {
            var rejected = new DynamoRejected(DynamoLocal.client(), "no-such-table");

            assertThat(rejected.add(List.of(rejection(1)))).hasSize(1);
        }
    }

    abstract static class Contract {

        abstract Rejected rejected();

        @Test
        void pagesNewestFirstOverDays() {
            var rejected = rejected();
            rejected.add(
                    IntStream.range(0, 60).mapToObj(RejectedTest::rejection).toList());

            var shown = new ArrayList<Rejection>();
            Optional<String> cursor = Optional.empty();
            do {
                var page = rejected.page(LocalDate.parse("2026-11-22"), cursor, 25);
                shown.addAll(page.rejections());
                cursor = page.next();
            } while (cursor.isPresent());

            assertThat(shown)
                    .extracting(Rejection::reason)
                    .hasSize(60)
                    .startsWith("59", "58")
                    .endsWith("1", "0");
            assertThat(shown.getFirst()).isEqualTo(rejection(59));
        }
    }

    /** An hour apart, the last just before 2026-11-22T12:00Z. */
    private static Rejection rejection(int number) {
        var at = Instant.parse("2026-11-22T11:00:00Z").minus(Duration.ofHours(59 - number));
        return new Rejection(at, Integer.toString(number), "/userId", "{}");
    }
}
