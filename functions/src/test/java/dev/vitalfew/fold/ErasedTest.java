package dev.vitalfew.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.ModelReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing that is folded brings back who was erased. */
class ErasedTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Id ADA = Id.known("ada");
    private static final Id BEN = Id.known("ben");
    private static final Id LAPTOP = Id.anonymous("laptop");

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final Folding folding =
            new Folding(ModelReader.read(Path.of("../model"), 1), log, customers, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void dropsEventsOfAnErasedIdFromTheLogToo() {
        fold(ADA, logged(ADA, "early", 0, "ada", null));
        erase(ADA);

        fold(ADA, logged(ADA, "late", -60, "ada", null));
        fold(ADA, logged(ADA, "new", 60, "ada", null));

        assertThat(customers.itemsOf(Place.ofItsOwn(ADA))).isEmpty();
        assertThat(log.read(ADA)).extracting(entry -> entry.key().message()).containsExactly("s#early");
    }

    @Test
    void recountsNothingOfAnErasedId() {
        fold(ADA, logged(ADA, "early", 0, "ada", null));
        erase(ADA);

        folding.recount(ADA);

        assertThat(customers.itemsOf(Place.ofItsOwn(ADA))).isEmpty();
        assertThat(log.read(ADA)).isEmpty();
    }

    @Test
    void keepsADeviceThatLogsInAsSomebodyErasedApart() {
        fold(ADA, logged(ADA, "early", 0, "ada", null));
        erase(ADA);

        fold(LAPTOP, logged(LAPTOP, "visit", 10, null, "laptop"), logged(LAPTOP, "login", 20, "ada", "laptop"));

        assertThat(customers.find(LAPTOP).place()).isEqualTo(Place.ofItsOwn(LAPTOP));
        assertThat(log.read(LAPTOP)).extracting(entry -> entry.key().message()).containsExactly("s#visit");
    }

    /** The login of who was erased is the earlier, and would win. */
    @Test
    void givesADeviceToWhoeverLogsInNext() {
        erase(ADA);

        var login = logged(LAPTOP, "login", 20, "ada", "laptop");
        fold(LAPTOP, logged(LAPTOP, "other", 30, "ben", "laptop"));
        fold(LAPTOP, login);
        folding.recount(LAPTOP);

        assertThat(customers.find(LAPTOP).place()).isEqualTo(new Place(BEN, BEN));
    }

    @Test
    void leavesOthersAsTheyWere() {
        fold(BEN, logged(BEN, "early", 0, "ben", null));
        erase(ADA);

        fold(BEN, logged(BEN, "new", 60, "ben", null));

        assertThat(customers.itemsOf(Place.ofItsOwn(BEN)))
                .singleElement()
                .extracting(item -> item.lastSeen())
                .isEqualTo(NOON.plusSeconds(60));
    }

    private void erase(Id id) {
        customers.erase(customers.find(id), NOON);
        customers.forget(customers.find(id).place(), id);
    }

    private void fold(Id id, LogEntry... entries) {
        folding.settled(folding.fold(id, List.of(entries)));
    }

    private LogEntry logged(Id id, String message, int seconds, @Nullable String userId, @Nullable String anonymousId) {
        var at = NOON.plusSeconds(seconds);
        var envelope = new Envelope(message, userId, anonymousId, at, null, Map.of());
        var event = new Event.Identify(envelope, Map.of("name", TextNode.valueOf(message)));
        var entry = new LogEntry(id, LogKey.of(at, Trust.SECRET, message), event, at, at, Trust.SECRET);
        log.append(List.of(entry));
        return entry;
    }
}
