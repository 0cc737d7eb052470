package dev.vitalfew.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.enrollments.Rivals;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.MemoryLedger;
import dev.vitalfew.lifecycle.ledger.MemoryMarks;
import dev.vitalfew.lifecycle.ledger.MemoryRow;
import dev.vitalfew.lifecycle.ledger.SesAccount;
import dev.vitalfew.lifecycle.ledger.SharedPace;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.recipients.Consent;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.lifecycle.recipients.Profile;
import dev.vitalfew.lifecycle.recipients.Recipients;
import dev.vitalfew.lifecycle.send.Acting;
import dev.vitalfew.lifecycle.send.Goals;
import dev.vitalfew.lifecycle.send.Sender;
import dev.vitalfew.lifecycle.send.SesMailer;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.usage.Usage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Several functions that send, each as it is wired on AWS but for its tables, which are in memory and shared. */
final class SendersAtOnce {

    /** Tuesday at noon in Berlin, when everybody may be written to. */
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final Id ACME = Id.account("acme");
    private static final Entry ENTRY =
            new Entry(ACME, "behavioural_segment", "low", 3, NOON.minus(Duration.ofMinutes(5)));
    private static final String SEQUENCE = "reactivation";

    private final Model model;
    private final Emails emails;
    private final SendingRules rules;
    private final Consent consent;
    private final Env env;
    private final Enrollments enrollments = new MemoryEnrollments();
    private final MemorySuppressions suppressions = new MemorySuppressions();
    private final MemoryMarks marks = new MemoryMarks();
    private final Ledger ledger = new MemoryLedger(enrollments, suppressions, () -> false, marks);
    private final MemoryRow row = new MemoryRow();

    private SendersAtOnce(Path folder, URI ses) {
        var files = ModelFiles.in(folder);
        model = ModelReader.check(files.with(SEQUENCE, forEverybody(files)), 1)
                .model()
                .orElseThrow();
        emails = Emails.compile(folder);
        rules = SendingRules.in(folder);
        consent = Consent.in(folder, model);
        env = new Env(
                Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ENDPOINT_URL_SESV2", ses.toString(),
                        "AWS_ACCESS_KEY_ID", "bench",
                        "AWS_SECRET_ACCESS_KEY", "bench"),
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON)));
        emails.names().forEach(email -> marks.pass(email, "known", NOON));
    }

    /** The sequence without those who leave it or are held out. */
    private static String forEverybody(ModelFiles files) {
        return new String(Objects.requireNonNull(files.bytes().get("sequences/" + SEQUENCE + ".yaml")), UTF_8)
                .replaceFirst("(?m)^exit: .*$", "exit: never")
                .replaceFirst("(?m)^holdout: .*$", "");
    }

    /**
     * Comes back when all are sent.
     *
     * @param ses where SES's API is
     */
    public static void send(Path folder, URI ses, int senders, int count) {
        new SendersAtOnce(folder, ses).send(senders, count);
    }

    private void send(int senders, int count) {
        var due = new ConcurrentLinkedQueue<Enrollments.Due>();
        for (var number = 0; number < count; number++) {
            enrollments.enroll(enrollment(Id.known("p" + number)));
        }
        new Dispatching(enrollments, due::addAll, env.clock(), () -> count).sweep();
        advance(sender(), due.remove()); // asks what is granted; who comes meanwhile would come again ten seconds later
        try (var functions = Executors.newFixedThreadPool(senders)) {
            var runs = IntStream.range(0, senders)
                    .mapToObj(_ -> functions.submit(() -> drain(sender(), due)))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a sender failed", e);
        }
    }

    private static void drain(Sender sender, ConcurrentLinkedQueue<Enrollments.Due> due) {
        for (var next = due.poll(); next != null; next = due.poll()) {
            advance(sender, next);
        }
    }

    private static void advance(Sender sender, Enrollments.Due due) {
        if (sender.advance(due.person(), due.record()) != 1) {
            throw new IllegalStateException("no email went to " + due.person());
        }
    }

    private Enrollment enrollment(Id person) {
        return Enrollment.of(
                person,
                ACME,
                Objects.requireNonNull(model.sequences().get(SEQUENCE)),
                ENTRY,
                env.clock().instant().minusSeconds(1));
    }

    private Sender sender() {
        var sequences = Sequences.of(model);
        var editions = new Editions(new NoEditions(), (_, _) -> Optional.empty());
        var people = new Crowd();
        var log = new MemoryLog();
        var ses = new Aws(env).ses();
        return new Sender(
                sequences,
                new Recipients(
                        people,
                        (_, _, _) -> false,
                        suppressions,
                        ledger,
                        consent,
                        new Settled(),
                        new Rivals(enrollments, sequences, editions, emails::isTransactional)),
                new Goals(people),
                enrollments,
                log,
                editions,
                ledger,
                () -> false,
                marks,
                new SharedPace(row, new SesAccount(ses, emails.brand().from())),
                rules,
                emails,
                _ -> true,
                new SignedLinks(new OneKey(), "https://abc.execute-api.eu-central-1.amazonaws.com"),
                new SesMailer(ses, ""),
                new Acting(_ -> {}, _ -> {}, log, env.clock()),
                _ -> {},
                env.clock(),
                System::nanoTime);
    }

    private static final class Settled implements OtherTool {
        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public void settle(String how) {}
    }

    private static final class NoEditions implements Editions.Store {
        @Override
        public void put(String sequence, String edition, String text) {}

        @Override
        public Optional<String> find(String sequence, String edition) {
            return Optional.empty();
        }
    }

    /** Owners of one account that pays, each with an address. */
    private static final class Crowd implements People {

        @Override
        public Id personOf(Id logged) {
            return logged;
        }

        @Override
        public boolean isErased(Id person) {
            return false;
        }

        @Override
        public Id accountOf(Id person) {
            return ACME;
        }

        @Override
        public Profile profile(Id account, Id person) {
            var traits = new HashMap<String, JsonNode>();
            traits.put("email", TextNode.valueOf(person.value() + "@example.com"));
            traits.put("firstName", TextNode.valueOf("Ada"));
            traits.put("role", TextNode.valueOf("owner"));
            traits.put("timezone", TextNode.valueOf("Europe/Berlin"));
            return new Profile(Set.of(), traits, Optional.empty(), Usage.NONE);
        }

        @Override
        public Map<String, JsonNode> accountTraits(Id account) {
            return Map.of("plan", TextNode.valueOf("growth"));
        }

        @Override
        public Optional<Membership> membership(Id subject, String name) {
            return Optional.of(new Membership(Optional.of("low"), ENTRY.at(), ENTRY.number(), ENTRY.at()));
        }

        @Override
        public List<Change> changes(Id person, Id account, String name) {
            return List.of();
        }

        @Override
        public List<Id> of(Id account, Optional<Id> after, int limit) {
            return List.of();
        }
    }
}
