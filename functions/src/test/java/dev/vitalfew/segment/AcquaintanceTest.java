package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an account is new is decided when it has said how old it is, whichever lane comes first. */
class AcquaintanceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Id MEMBER = Id.known("42");
    private static final Id SELF = Id.self("acme");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();

    @SuppressWarnings("NullAway.Init")
    private Folding folding;

    @SuppressWarnings("NullAway.Init")
    private Aftermath aftermath;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: segment
                    of: accounts
                    segments:
                      - { segment: enterprise, when: { trait: plan, is: enterprise }, then: { tasks: [a] } }
                      - { segment: smb, otherwise: true, then: { tasks: [b] } }
                """);
        var model = ModelReader.read(folder, 1);
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        folding = new Folding(model, log, customers, clock);
        aftermath = new Aftermath(folding, new Settle(model, customers, clock), customers, (_, _) -> {});
    }

    @Test
    void ofAnOldAccountIsNoNewsWhenItsMemberComesFirst() {
        logged(NOON.minus(Duration.ofDays(90)), MEMBER, SELF);

        fold(MEMBER);
        assertThat(customers.history()).isEmpty();

        fold(SELF);
        assertThat(customers.history()).extracting(Change::cause).containsExactly(Cause.BACKFILL);
    }

    @Test
    void ofANewAccountIsNewsWhoeverComesFirst() {
        logged(NOON, MEMBER, SELF);

        fold(MEMBER);
        fold(SELF);

        assertThat(customers.history()).extracting(Change::cause).containsExactly(Cause.EVENT);
    }

    private void logged(Instant created, Id... ids) {
        var envelope = new Envelope(null, MEMBER.value(), null, NOON, null, Map.of());
        var event = new Event.Group(envelope, "acme", Map.of("createdAt", TextNode.valueOf(created.toString())));
        for (var id : ids) {
            log.append(List.of(new LogEntry(id, LogKey.of(NOON, Trust.SECRET, "m"), event, NOON, NOON, Trust.SECRET)));
        }
    }

    private void fold(Id id) {
        aftermath.of(id, folding.fold(id, log.read(id).toList()));
    }
}
