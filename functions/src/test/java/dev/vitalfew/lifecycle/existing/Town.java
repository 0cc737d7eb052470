package dev.vitalfew.lifecycle.existing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.segment.Settle;
import dev.vitalfew.segment.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Customers in memory whose big accounts, and whose fans, are to get the sequence {@code tips}. */
public final class Town {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final String SEGMENTATION = """
            timezone: Europe/Berlin
            lenses:
              - lens: tier
                of: accounts
                segments:
                  - { segment: big, when: { trait: plan, is: scale }, then: { sequences: [tips] } }
                  - { segment: small, otherwise: true, then: { sla: 1h } }
            audiences:
              - { audience: fans, of: people, when: { trait: fan, is: true }, then: { sequences: [tips] } }
            """;

    public Instant now = NOON;
    public final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    public final MemoryCustomers customers = new MemoryCustomers();
    public final MemorySuppressions suppressions = new MemorySuppressions();
    public final MemoryConfirmations confirmations = new MemoryConfirmations();
    public Enrollments enrollments = new MemoryEnrollments();
    public Model model;

    private final MemoryLog log = new MemoryLog();
    private int messages;

    public Town(String more) {
        model = model(SEGMENTATION, more);
    }

    public static Town including() {
        return new Town("existing: include");
    }

    /** The lens has another name from now on. */
    void rename() {
        model = model(SEGMENTATION.replace("lens: tier", "lens: size\n    was: tier"), "existing: include");
        customers.under(model);
    }

    /** The sequence's file says something else. */
    public void edit(String more) {
        model = model(SEGMENTATION, more);
    }

    private static Model model(String segmentation, String more) {
        var files = new ModelFiles(new TreeMap<>(Map.of(
                "segmentation.yaml",
                segmentation.getBytes(UTF_8),
                "sequences/tips.yaml",
                ("topic: tips\nsteps: [{ email: hello }]\n" + more + "\n").getBytes(UTF_8))));
        var reading = ModelReader.check(files, 1);
        return reading.model()
                .orElseThrow(
                        () -> new IllegalArgumentException(reading.problems().toString()));
    }

    public Sequence tips() {
        return Objects.requireNonNull(model.sequences().get("tips"));
    }

    /** Somebody of an account, or without one; traits begin with a comma. */
    public void person(String person, String account, String traits) {
        fold("u:" + person, """
                {"type":"identify","userId":"%s","traits":{"email":"%s@example.com"%s}}""".formatted(person, person, traits));
        if (account.isEmpty()) {
            settle().account(Id.known(person), new Trigger(Cause.BACKFILL, now));
        } else {
            fold("u:" + person, """
                    {"type":"group","userId":"%s","groupId":"%s"}""".formatted(person, account));
        }
        settle().person(Id.known(person), new Trigger(Cause.BACKFILL, now));
    }

    public void account(String account, String plan) {
        fold("s:" + account, """
                {"type":"group","groupId":"%s","traits":{"plan":"%s"}}""".formatted(account, plan));
        settle().account(Id.account(account), new Trigger(Cause.BACKFILL, now));
    }

    private void fold(String id, String json) {
        var key = LogKey.of(now.minusSeconds(60), Trust.SECRET, "m%03d".formatted(messages++));
        var entry = new LogEntry(Id.parse(id), key, EventJson.read(json), key.time(), now, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(model, log, customers, clock).fold(entry.id(), List.of(entry));
    }

    private Settle settle() {
        return new Settle(model, customers, clock);
    }

    Existing existing() {
        return new Existing(customers, enrollments, Sequences.of(model));
    }

    public Counting counting() {
        return new Counting(existing(), suppressions, clock);
    }

    public TakingIn takingIn() {
        return new TakingIn(
                existing(), enrollments, new Editions(new Texts(), (_, _) -> Optional.empty()), confirmations, clock);
    }

    Numbers count() {
        return counting().count(tips(), Optional.empty(), () -> false);
    }

    Confirmation confirm(long number) {
        return confirm(number, () -> false);
    }

    Confirmation confirm(long number, BooleanSupplier timeIsUp) {
        return takingIn().confirm(tips(), number, timeIsUp);
    }

    /** The entries of a person, or of an account that is to choose one. */
    List<Entry> entries(Id who) {
        return enrollments.of(who).stream().map(Enrollment::entry).toList();
    }

    /** How many of these came in. */
    long in(String... people) {
        return Stream.of(people)
                .filter(person -> !entries(Id.known(person)).isEmpty())
                .count();
    }

    private static final class Texts implements Editions.Store {
        @Override
        public void put(String sequence, String edition, String text) {}

        @Override
        public Optional<String> find(String sequence, String edition) {
            return Optional.empty();
        }
    }
}
