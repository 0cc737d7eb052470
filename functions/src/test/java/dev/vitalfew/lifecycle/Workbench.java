package dev.vitalfew.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.lifecycle.enroll.Enrolling;
import dev.vitalfew.lifecycle.enroll.Noticing;
import dev.vitalfew.lifecycle.enroll.Telling;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.enrollments.Rivals;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.ledger.Brakes;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.MemoryLedger;
import dev.vitalfew.lifecycle.ledger.MemoryMarks;
import dev.vitalfew.lifecycle.ledger.Pace;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.links.SigningKeys;
import dev.vitalfew.lifecycle.recipients.Consent;
import dev.vitalfew.lifecycle.recipients.MostActive;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.lifecycle.recipients.Profile;
import dev.vitalfew.lifecycle.recipients.Recipients;
import dev.vitalfew.lifecycle.send.Acting;
import dev.vitalfew.lifecycle.send.Goals;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.send.Sender;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.SendWindow;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything that lifecycle needs, in memory, with one account of people who are in {@code low} by change 3. */
final class Workbench {

    static final Id ACME = Id.account("acme");
    static final Id ADA = Id.known("ada");
    static final String LENS = "behavioural_segment";
    static final Entry ENTRY = new Entry(ACME, LENS, "low", 3, Instant.parse("2026-11-24T08:59:00Z"));

    /** Tuesday, 9:00 in UTC and 10:00 in Berlin. */
    static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");

    /** Reading the model takes longer than most tests. */
    private static final Consent CONSENT = Consent.in(Path.of("..", "model"), ModelReader.read(Path.of("..", "model")));

    static final Emails EMAILS = Emails.compile(Path.of("..", "model"));

    Instant now = TUESDAY;
    final Clock clock = new TestClock();
    final Town people = new Town();
    final Enrollments enrollments = new MemoryEnrollments();
    final MemorySuppressions suppressions = new MemorySuppressions();
    boolean stopped;
    final MemoryMarks marks = new MemoryMarks();
    final Ledger ledger = new MemoryLedger(enrollments, suppressions, () -> stopped, marks);
    final Outbox outbox = new Outbox();
    final SignedLinks links = new SignedLinks(new OneKey(), "https://vitalfew.example");
    long nanos;
    Pace pace = Pace.FREE;
    Sequences sequences = sequences(reactivation());

    Predicate<String> allowed = _ -> true;
    boolean otherToolIsSettled = true;
    final OtherTool otherTool = new OtherTool() {
        @Override
        public boolean isSettled() {
            return otherToolIsSettled;
        }

        @Override
        public void settle(String how) {
            otherToolIsSettled = true;
        }
    };
    final Consent consent = CONSENT;

    static Sequence reactivation() {
        return sequence(true, new Sequence.Reentry(true, Optional.of(Duration.ofDays(90))));
    }

    static Sequence sequence(boolean exitWhenLeft, Sequence.Reentry reentry) {
        return sequence(exitWhenLeft, reentry, new Sequence.To.Everybody());
    }

    static Sequence sequence(boolean exitWhenLeft, Sequence.Reentry reentry, Sequence.To to) {
        return new Sequence(
                "reactivation",
                "made by hand",
                "product-tips",
                Sequence.State.LIVE,
                List.of(),
                reentry,
                new Sequence.Exits(exitWhenLeft, false, List.of()),
                to,
                new SendWindow(
                        LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                Sequence.EXPIRES,
                Sequence.PRIORITY,
                Optional.empty(),
                BigDecimal.ZERO,
                false,
                false,
                List.of(
                        new Step.Email("reactivation-1"),
                        new Step.Wait(Duration.ofDays(3)),
                        new Step.Email("reactivation-2")));
    }

    /** Emails that everybody knows. */
    Workbench() {
        marks.pass("reactivation-1", "known", TUESDAY);
        marks.pass("reactivation-2", "known", TUESDAY);
    }

    /** Several sequences, which the same change starts. */
    static Sequences sequences(List<Sequence> several) {
        return new Sequences(
                several.stream().collect(Collectors.toMap(Sequence::name, one -> one)),
                Map.of(LENS + "/low", several.stream().map(Sequence::name).toList()),
                ZoneId.of("Europe/Berlin"));
    }

    /** The sequence {@code reactivation} of such a file, in a model with the lens and an audience {@code fans}. */
    static Sequence read(String yaml) {
        return read("reactivation", yaml);
    }

    static Sequence read(String name, String yaml) {
        var segmentation = """
                timezone: Europe/Berlin
                lenses:
                  - lens: behavioural_segment
                    of: accounts
                    segments:
                      - { segment: power, when: { event: any, in_last: 28d }, then: { sla: 1h } }
                      - { segment: low, otherwise: true, then: { sequences: [%s] } }
                audiences:
                  - { audience: fans, of: people, when: { event: Task Created }, then: { sla: 1h } }
                """.formatted(name);
        var reading = ModelReader.check(
                new ModelFiles(new TreeMap<>(Map.of(
                        "segmentation.yaml",
                        segmentation.getBytes(UTF_8),
                        "webhooks.yaml",
                        "webhooks: [{ webhook: crm, url: https://crm.example.com }]".getBytes(UTF_8),
                        "sequences/" + name + ".yaml",
                        yaml.getBytes(UTF_8)))),
                1);
        return reading.model().stream()
                .flatMap(model -> model.sequences().values().stream())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(reading.problems().toString()));
    }

    static Sequences sequences(Sequence sequence) {
        return new Sequences(
                Map.of(sequence.name(), sequence),
                Map.of(LENS + "/low", List.of(sequence.name())),
                Set.of(LENS),
                Renames.NONE,
                ZoneId.of("Europe/Berlin"));
    }

    /** Rules of branches that hold, of everybody. */
    final Set<Rule> holding = new HashSet<>();

    SendingRules rules = SendingRules.NONE;

    final Texts texts = new Texts();
    final MemoryLog log = new MemoryLog();

    /** The queue of accounts whose people are to be enrolled. */
    final List<String> accounts = new ArrayList<>();

    final List<String> tasks = new ArrayList<>();
    final List<String> webhooks = new ArrayList<>();

    Enrolling enrolling(List<String> continued) {
        return new Enrolling(
                sequences,
                people,
                new MostActive(people, suppressions, consent),
                new Telling(log, people, noticing(), continued::add),
                enrollments,
                editions(),
                continued::add,
                _ -> {},
                clock);
    }

    /** As in a function that starts now. */
    Editions editions() {
        return new Editions(texts, (_, text) -> Optional.of(read(text)));
    }

    Sender sender(Enrollments enrollments, Ledger ledger, Mailer mailer) {
        return new Sender(
                sequences,
                new Recipients(
                        people,
                        (_, _, rule) -> holding.contains(rule),
                        suppressions,
                        ledger,
                        consent,
                        otherTool,
                        new Rivals(
                                enrollments,
                                sequences,
                                editions(),
                                email -> EMAILS.isTransactional(email) || Brakes.isRefused(marks.trial(email)))),
                new Goals(people),
                enrollments,
                log,
                editions(),
                ledger,
                () -> stopped,
                marks,
                pace,
                rules,
                EMAILS,
                address -> allowed.test(address),
                links,
                mailer,
                new Acting(tasks::add, webhooks::add, log, clock),
                accounts::add,
                clock,
                () -> nanos);
    }

    Sender sender() {
        return sender(enrollments, ledger, outbox);
    }

    /** Logs that the person did that now; nobody is told. */
    void did(Id person, String event) {
        log.append(List.of(new OwnEvent(person, event + now, now, now).entry(event, Map.of())));
    }

    /** Tells that the person did that now. */
    int notice(Id person, String event) {
        did(person, event);
        return noticing().notice(new OwnEvent(person, event + now, now, now).entry(event, Map.of()));
    }

    /** Logs that it happened to the account by itself and tells of it. */
    int happened(String event, Trust trust) {
        var envelope = new Envelope(event + now, null, null, now, null, Map.of());
        var entry = new LogEntry(
                Id.self(ACME.value()),
                LogKey.of(now, trust, event + now),
                new Event.Track(envelope, event, Map.of()),
                now,
                now,
                trust);
        log.append(List.of(entry));
        return noticing().notice(entry);
    }

    Noticing noticing() {
        return new Noticing(sequences, people, enrollments, editions(), accounts::add, clock);
    }

    /** Does what the queue and the minute's schedule do, until nothing is due. */
    void run() {
        run(sender());
    }

    void run(Sender sender) {
        var dispatching = new Dispatching(
                enrollments, due -> due.forEach(key -> sender.advance(key.person(), key.record())), clock, () -> 1000);
        int done;
        do {
            done = dispatching.sweep();
            while (!accounts.isEmpty()) {
                done += enrolling(accounts).enroll(accounts.removeFirst());
            }
        } while (done > 0);
    }

    void pass(Duration time) {
        now = now.plus(time);
        run();
    }

    Enrollment enrollment(Id person) {
        return enrollments.of(person).getFirst();
    }

    static String announced(String cause) {
        return """
                {"version":"0","id":"1","detail-type":"SegmentEntered","source":"vitalfew","account":"1","time":"2026-11-24T08:59:00Z",
                "region":"eu-central-1","resources":[],"detail":{"id":"g:acme/behavioural_segment/3/entered","subject":"g:acme",
                "account":"g:acme","lens":"behavioural_segment","segment":"low","from":"moderate","to":"low","number":3,
                "cause":"%s","at":"2026-11-24T08:59:00Z","asOf":"2026-11-24","model":4}}""".formatted(cause);
    }

    private final class TestClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** The texts of sequences. */
    static final class Texts implements Editions.Store {
        private final Map<String, String> texts = new HashMap<>();

        void forget() {
            texts.clear();
        }

        @Override
        public void put(String sequence, String edition, String text) {
            texts.putIfAbsent(sequence + edition, text);
        }

        @Override
        public Optional<String> find(String sequence, String edition) {
            return Optional.ofNullable(texts.get(sequence + edition));
        }
    }

    /** One account and its people. */
    static final class Town implements People {
        final Map<Id, Map<String, JsonNode>> people = new HashMap<>();
        final Map<String, JsonNode> account = new HashMap<>();
        final Map<Id, Integer> activeDates = new HashMap<>();
        final Map<Id, List<Change>> changes = new HashMap<>();
        Optional<String> seenZone = Optional.empty();

        /** Of everybody: by which other ids they are known. */
        Set<Id> besides = Set.of();

        Id where = ACME;
        Optional<Membership> membership = Optional.of(new Membership(Optional.of("low"), ENTRY.at(), 3, ENTRY.at()));

        Town() {
            people.put(ADA, new HashMap<>(Map.of("email", new TextNode("ada@example.com"))));
        }

        void says(String trait, JsonNode value) {
            people.computeIfAbsent(ADA, _ -> new HashMap<>()).put(trait, value);
        }

        @Override
        public Id personOf(Id logged) {
            return logged;
        }

        final Set<Id> erased = new HashSet<>();

        @Override
        public boolean isErased(Id logged) {
            return erased.contains(logged);
        }

        @Override
        public Id accountOf(Id person) {
            return where;
        }

        @Override
        public Profile profile(Id account, Id person) {
            var dates = new TreeMap<LocalDate, Long>();
            var today = LocalDate.ofInstant(TUESDAY, ZoneOffset.UTC);
            for (var back = 0; back < activeDates.getOrDefault(person, 0); back++) {
                dates.put(today.minusDays(back), 1L);
            }
            var usage = new Usage(Map.of(Sequence.To.MostActive.ACTIVITY.name(), dates));
            return new Profile(besides, people.getOrDefault(person, Map.of()), seenZone, usage);
        }

        @Override
        public Map<String, JsonNode> accountTraits(Id id) {
            return account;
        }

        @Override
        public Optional<Membership> membership(Id subject, String name) {
            return membership;
        }

        @Override
        public List<Change> changes(Id person, Id account, String name) {
            return changes.getOrDefault(person, List.of());
        }

        /** That somebody came into the audience {@code fans}, or left it. */
        void change(Id person, boolean in, Instant at) {
            var outside = Optional.<String>empty();
            var inside = Optional.of(Change.IN);
            changes.computeIfAbsent(person, _ -> new ArrayList<>())
                    .addFirst(new Change(
                            person,
                            where,
                            false,
                            Change.Kind.AUDIENCE,
                            "fans",
                            in ? outside : inside,
                            in ? inside : outside,
                            1,
                            Cause.EVENT,
                            at,
                            LocalDate.EPOCH,
                            1));
        }

        @Override
        public List<Id> of(Id account, Optional<Id> after, int limit) {
            return people.keySet().stream()
                    .sorted()
                    .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    /** Takes every email, or answers what it is told to. */
    static final class Outbox implements Mailer {
        final List<Message> sent = new ArrayList<>();
        final List<Map<String, String>> tags = new ArrayList<>();
        Answer answer = new Answer.Accepted("ses-1");

        @Override
        public Answer send(Message message, Map<String, String> tagged) {
            if (answer instanceof Answer.Accepted || answer instanceof Answer.Unknown) {
                sent.add(message);
                tags.add(tagged);
            }
            return answer;
        }

        List<String> subjects() {
            return sent.stream().map(Message::subject).toList();
        }
    }

    static final class OneKey implements SigningKeys {
        @Override
        public Key current() {
            return new Key("1", new byte[] {1, 2, 3});
        }

        @Override
        public Optional<Key> find(String number) {
            return number.equals("1") ? Optional.of(current()) : Optional.empty();
        }
    }
}
