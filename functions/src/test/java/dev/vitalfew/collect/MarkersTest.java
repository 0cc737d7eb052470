package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MarkersTest {

    @Nested
    class InMemory extends Contract {
        @Override
        Markers markers() {
            return new MemoryMarkers();
        }
    }

    @Nested
    class InDynamo extends Contract {
        @Override
        Markers markers() {
            return new DynamoMarkers(DynamoLocal.client(), DynamoLocal.table("id", "key"));
        }
    }

    abstract static class Contract {

        private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
        private static final Id SOMEBODY = Id.known("42");

        abstract Markers markers();

        @Test
        void givesEveryRetryTheFirstTime() {
            var markers = markers();

            assertThat(markers.find(SOMEBODY, "s#m1")).isEmpty();
            assertThat(markers.given(SOMEBODY, "s#m1", NOON)).isEqualTo(NOON);
            assertThat(markers.given(SOMEBODY, "s#m1", NOON.plusSeconds(9))).isEqualTo(NOON);
            assertThat(markers.find(SOMEBODY, "s#m1")).contains(NOON);
        }

        @Test
        void keepsMessagesApart() {
            var markers = markers();

            markers.given(SOMEBODY, "s#m1", NOON);

            assertThat(markers.given(SOMEBODY, "p#m1", NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
            assertThat(markers.given(Id.anonymous("42"), "s#m1", NOON.plusSeconds(2)))
                    .isEqualTo(NOON.plusSeconds(2));
        }
    }
}
