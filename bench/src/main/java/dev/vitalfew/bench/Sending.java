package dev.vitalfew.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Links;
import dev.vitalfew.lifecycle.emails.Variables;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.lifecycle.send.Decision;
import dev.vitalfew.lifecycle.send.Gate;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much CPU an email takes before it is given to the mail service: asked at the gate, its links signed, rendered; and
 * what memory a sweep over many due steps takes. Tables, the ledger and the mail service are not part of it.
 */
final class Sending {

    private static final int WARM_UP = 20_000;
    private static final int A_SWEEP = 6_000;

    /** Of the steps of a large sweep, one in so many is rendered, as all of them would take minutes. */
    private static final int RENDERED = 50;

    private static final int LEAST_A_SECOND = 2_000;

    /** Megabytes that a heap may differ by, with what the compiler and caches keep. */
    private static final double FLAT = 5;

    private static final long MEGABYTE = 1_000_000;

    /** Tuesday at noon in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

    private static final Id ACME = Id.account("acme");
    private static final Entry ENTRY =
            new Entry(ACME, "behavioural_segment", "low", 3, NOW.minus(Duration.ofMinutes(5)));

    private final Emails emails;
    private final Sequence sequence;
    private final Gate gate;
    private final SignedLinks links =
            new SignedLinks(new OneKey(), "https://abc.execute-api.eu-central-1.amazonaws.com");
    private final AtomicLong characters = new AtomicLong();

    private Sending(Path folder) {
        var files = ModelFiles.in(folder);
        var model = ModelReader.check(
                        files.with("reactivation", text(files).replaceFirst("(?m)^exit: .*$", "exit: never")), 1)
                .model()
                .orElseThrow();
        emails = Emails.compile(folder);
        sequence = Objects.requireNonNull(model.sequences().get("reactivation"), "the model's sequence reactivation");
        gate = new Gate(
                ZoneId.of("Europe/Berlin"), SendingRules.in(folder), emails::isTransactional, _ -> true, _ -> false);
    }

    private static String text(ModelFiles files) {
        return new String(Objects.requireNonNull(files.bytes().get("sequences/reactivation.yaml")), UTF_8);
    }

    static List<Bound> measure(int count) {
        var sending = new Sending(Path.of("model"));
        sending.emails(WARM_UP);
        var sent = new AtomicLong();
        var nanos = Cpu.ofProcess(() -> sent.set(sending.emails(count)));
        var perSecond = 1e9 * sent.get() / nanos;
        System.out.printf(
                "%,d emails gated, signed and rendered, %,d characters each: %,.0f a CPU-second%n",
                sent.get(), sending.characters.get() / (WARM_UP + count), perSecond);
        var few = sending.heapAfter(10_000);
        var many = sending.heapAfter(1_000_000);
        System.out.printf(
                "heap after collection in the last sweep of 10,000 due steps %.1f MB, of 1,000,000 %.1f MB%n",
                few, many);
        return List.of(
                new Bound(
                        "emails gated, signed and rendered in a CPU-second",
                        "at least %,d".formatted(LEAST_A_SECOND),
                        "%,.0f".formatted(perSecond),
                        perSecond >= LEAST_A_SECOND),
                Bound.atMost("more heap for 1,000,000 due steps than for 10,000", FLAT, many - few, "MB"));
    }

    private long emails(int count) {
        var sent = 0L;
        for (var number = 0; number < count; number++) {
            sent += sends(Id.known("p" + number)) ? 1 : 0;
        }
        return sent;
    }

    private boolean sends(Id person) {
        var recipient = recipient(person);
        if (gate.decide(enrollment(person), Optional.of(sequence), recipient, false, NOW)
                instanceof Decision.Send(var ignored, var template, var address)) {
            characters.addAndGet(render(recipient, template, address));
            return true;
        }
        return false; // held out
    }

    private int render(Recipient recipient, String template, String address) {
        var person = recipient.person();
        var hash = Addresses.hash(address);
        var unsubscribe = links.to(new Grant.Unsubscribe(person, hash, sequence.name()));
        var message = emails.render(
                template,
                address,
                new Variables(
                        recipient.traits(),
                        recipient.accountTraits(),
                        Map.of(
                                Links.UNSUBSCRIBE,
                                unsubscribe,
                                Links.PREFERENCES,
                                links.to(new Grant.Preferences(person, hash)),
                                Links.WHY,
                                links.to(new Grant.Why(person, sequence.name(), template, ENTRY.id())),
                                Links.NPS,
                                links.to(new Grant.Survey(person, sequence.name(), template, ENTRY.id())))),
                Map.of("List-Unsubscribe", "<" + unsubscribe + ">"));
        return message.html().length() + message.text().length();
    }

    /** Megabytes, when the last sweep has been handed on and is still held. */
    private double heapAfter(long steps) {
        var heap = new AtomicLong();
        var seen = new AtomicLong();
        var dispatching = new Dispatching(
                new DueSteps(steps, this::enrollment),
                due -> {
                    for (var one : due) {
                        if (seen.incrementAndGet() % RENDERED == 0) {
                            sends(one.person());
                        } else {
                            gate.decide(
                                    enrollment(one.person()),
                                    Optional.of(sequence),
                                    recipient(one.person()),
                                    false,
                                    NOW);
                        }
                    }
                    if (seen.get() == steps && !due.isEmpty()) {
                        heap.set(used());
                    }
                },
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> A_SWEEP);
        var swept = 1;
        while (swept > 0) {
            swept = dispatching.sweep();
        }
        return (double) heap.get() / MEGABYTE;
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Enrollment enrollment(Id person) {
        return Enrollment.of(person, ACME, sequence, ENTRY, NOW.minus(Duration.ofMinutes(1)));
    }

    private static Recipient recipient(Id person) {
        return Recipient.stating(
                person,
                ACME,
                Map.of(
                        "email",
                        TextNode.valueOf(person.value() + "@example.com"),
                        "firstName",
                        TextNode.valueOf("Ada"),
                        "role",
                        TextNode.valueOf("owner"),
                        "timezone",
                        TextNode.valueOf("Europe/Berlin")));
    }
}
