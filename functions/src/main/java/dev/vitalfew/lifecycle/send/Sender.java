package dev.vitalfew.lifecycle.send;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.BadTemplate;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Links;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.emails.Variables;
import dev.vitalfew.lifecycle.enroll.Expansion;
import dev.vitalfew.lifecycle.enroll.Hearing;
import dev.vitalfew.lifecycle.enroll.Noticing;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.ledger.Brakes;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Outcome;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.ledger.Marks;
import dev.vitalfew.lifecycle.ledger.Pace;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.pages.Texts;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.lifecycle.recipients.Recipients;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes a due enrollment one step further: asks the gate, claims the email in the ledger, calls the mail service, writes
 * down its answer. Whatever fails on the way, no email goes out twice: after the claim there is one call, and who finds a
 * claim made before goes on as if the email was sent.
 */
public final class Sender {

    private static final Duration CLAIM_HOLDS = Duration.ofSeconds(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);
    private static final Duration POSTPONED = Duration.ofMinutes(5);
    private static final int CLAIM_TRIES = 3;

    private final Sequences sequences;
    private final Recipients recipients;
    private final Enrollments enrollments;
    private final Log log;
    private final Hearing hearing;
    private final Editions editions;
    private final Ledger ledger;
    private final KillSwitch killSwitch;
    private final Brakes brakes;
    private final Pace pace;
    private final Emails emails;
    private final SignedLinks links;
    private final Mailer mailer;
    private final Acting acting;
    private final Consumer<String> accounts;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Goals goals;
    private final Gate gate;

    /**
     * @param allowed whether anything may go to an address: see {@link Production}
     * @param accounts takes the message by which an account's people are enrolled
     * @param nanos a time that never jumps, for how old a claim is
     */
    public Sender(
            Sequences sequences,
            Recipients recipients,
            Goals goals,
            Enrollments enrollments,
            Log log,
            Editions editions,
            Ledger ledger,
            KillSwitch killSwitch,
            Marks marks,
            Pace pace,
            SendingRules rules,
            Emails emails,
            Predicate<String> allowed,
            SignedLinks links,
            Mailer mailer,
            Acting acting,
            Consumer<String> accounts,
            Clock clock,
            LongSupplier nanos) {
        this.sequences = sequences;
        this.recipients = recipients;
        this.enrollments = enrollments;
        this.editions = editions;
        this.log = log;
        this.hearing = new Hearing(editions, clock);
        this.ledger = ledger;
        this.killSwitch = killSwitch;
        this.pace = pace;
        this.brakes = new Brakes(marks, rules, sequences.zone());
        this.emails = emails;
        this.links = links;
        this.mailer = mailer;
        this.acting = acting;
        this.accounts = accounts;
        this.clock = clock;
        this.nanos = nanos;
        this.goals = goals;
        this.gate = new Gate(sequences.zone(), rules, emails::isTransactional, allowed, sequences::isOfAccounts);
    }

    /** Returns how many emails were sent, 0 or 1. */
    public int advance(Id person, String record) {
        var found = enrollments.find(person, record);
        if (found.flatMap(Enrollment::look).isEmpty()) {
            return 0;
        }
        var current = sequences.find(found.get().sequence());
        if (person.is(Id.Kind.ACCOUNT)) {
            return expand(found.get(), current.isPresent());
        }
        var judged = goals.judged(found.get(), current, clock.instant());
        var known = current.map(sequence -> caughtUp(judged, sequence)).orElse(judged);
        if (!(known.state() instanceof Enrollment.State.Active)) {
            return known.equals(found.get()) ? 0 : save(known);
        }
        var running = current.map(sequence -> editions.running(known, sequence));
        var enrollment = running.map(Editions.Running::enrollment).orElse(known);
        var sequence = running.map(Editions.Running::sequence);
        var recipient = recipients.of(enrollment, sequence);
        var now = clock.instant();
        return switch (gate.decide(enrollment, sequence, recipient, killSwitch.isOn(), now)) {
            case Decision.Send(var at, var template, var address) ->
                send(at, sequence.orElseThrow(), recipient, template, address);
            case Decision.Act(var at, var step) -> {
                acting.act(at, recipient, step);
                yield save(next(at, sequence.orElseThrow()));
            }
            case Decision.Wait(var until, var reason) -> save(until.noting(reason, now));
            case Decision.NotDue() -> known.equals(found.get()) ? 0 : save(known);
            case Decision.Exit(var at, var reason) -> save(at.exited(reason, now));
            case Decision.Skip(var at, var reason) -> save(next(at.noting(reason, now), sequence.orElseThrow()));
            case Decision.HoldOut(var at) -> holdOut(at.noting("held out", now), sequence.orElseThrow());
            case Decision.Done(var at) -> save(done(at, sequence.orElseThrow()));
        };
    }

    /**
     * Their time in the sequence counts like that of others, so that they are as many. It begins when it is written that
     * they are held out, and not before: who is said to have begun and is not held out gets emails.
     */
    private int holdOut(Enrollment enrollment, Sequence sequence) {
        var now = clock.instant();
        var heldOut = watched(enrollment, sequence)
                .map(enrollment::heldOut)
                .orElseGet(() -> enrollment.heldOut(now).done(now));
        if (enrollments.save(heldOut)) {
            ledger.begin(enrollment, now);
        }
        return 0;
    }

    /** Without steps left, but perhaps with a goal that may still be reached. */
    private Enrollment done(Enrollment enrollment, Sequence sequence) {
        return watched(enrollment, sequence)
                .map(until -> enrollment.at(Enrollment.WATCHING, enrollment.since(), until))
                .orElseGet(() -> enrollment.done(clock.instant()));
    }

    /** Until when the goal may still be reached. */
    private Optional<Instant> watched(Enrollment enrollment, Sequence sequence) {
        return sequence.goal()
                .filter(_ -> enrollment.goal().isEmpty())
                .map(goal -> enrollment.entry().at().plus(goal.within()))
                .filter(clock.instant()::isBefore);
    }

    /**
     * What the person or the account by itself did between the start and the first step, when nobody could tell yet: also
     * an account to which the person has come since.
     */
    private Enrollment caughtUp(Enrollment first, Sequence sequence) {
        if (first.draw() != Enrollment.Draw.NOT_YET
                || sequence.occasions().findAny().isEmpty()) {
            return first;
        }
        return Stream.of(Stream.of(first.person()), first.self().stream(), recipients.self(first.person()).stream())
                .flatMap(ids -> ids)
                .distinct()
                .flatMap(id -> logged(id, first.entry().at()).stream())
                .sorted(Comparator.comparing(LogEntry::at))
                .reduce(first, (caughtUp, entry) -> hearing.told(caughtUp, sequence, entry), (_, later) -> later);
    }

    private List<LogEntry> logged(Id id, Instant from) {
        try (var entries = log.read(id, from, clock.instant())) {
            return entries.filter(Noticing::isNews).toList();
        }
    }

    /** An account's settle time is over: its people are enrolled now. */
    private int expand(Enrollment account, boolean isThere) {
        var now = clock.instant();
        if (!isThere) {
            return save(account.exited("the sequence is no longer in the model", now));
        }
        accounts.accept(Expansion.of(account).json());
        return save(account.done(now));
    }

    private int send(Enrollment enrollment, Sequence sequence, Recipient recipient, String template, String address) {
        var key = new Ledger.Key(
                enrollment.person(),
                enrollment.sequence(),
                template,
                enrollment.entry().id());
        var marketing = !emails.isTransactional(template);
        var quotas = List.<Ledger.Quota>of();
        if (marketing) {
            switch (brakes.ask(template, recipient.wasActive(), clock.instant())) {
                case Brakes.Answer.Hold(var reason, var until) -> {
                    return save(enrollment.noting(reason, clock.instant()).later(until));
                }
                case Brakes.Answer.Go(var used) -> quotas = used;
            }
        }
        Message message;
        try {
            message = message(key, recipient, template, address);
        } catch (BadTemplate e) {
            return save(next(enrollment.noting("not sent: " + e.getMessage(), clock.instant()), sequence));
        }
        switch (pace.take(clock.instant())) {
            case Pace.Turn.Later(var reason, var until) -> {
                return save(enrollment.noting(reason, clock.instant()).later(until));
            }
            case Pace.Turn.At(var time) -> await(time);
        }
        for (var tries = 0; tries < CLAIM_TRIES; tries++) {
            var claim = new Ledger.Claim(
                    key,
                    UUID.randomUUID().toString(),
                    Addresses.hash(address),
                    recipient.besides(),
                    sequence.topic(),
                    enrollment,
                    Optional.ofNullable(recipient.runs().get(key.person())),
                    recipient.preferences().emails(),
                    recipient.inbox(),
                    marketing,
                    quotas,
                    clock.instant());
            var started = nanos.getAsLong();
            switch (ledger.claim(claim)) {
                case Outcome.Yours() -> {
                    if (nanos.getAsLong() - started < CLAIM_HOLDS.toNanos()) {
                        return settle(claim, sequence, mailer.send(message, Tags.of(key)));
                    }
                    ledger.release(claim);
                }
                case Outcome.Taken() -> {
                    return taken(enrollment, sequence, key);
                }
                case Outcome.Suppressed() -> {
                    return save(enrollment.exited("unsubscribed or suppressed just before", clock.instant()));
                }
                case Outcome.Postponed() -> {
                    return 0; // the sweep finds the enrollment again when its lease is over, and the gate says when
                }
                case Outcome.Stopped(), Outcome.Outdated() -> {
                    // The message comes again, or the sweep finds the enrollment once more.
                    throw new IllegalStateException("could not claim " + key + ": stopped or changed meanwhile");
                }
            }
        }
        throw new IllegalStateException("every claim of " + key + " took longer than " + CLAIM_HOLDS);
    }

    /** A moment at most: turns that are further off are not given. */
    private void await(Instant time) {
        var now = clock.instant();
        if (time.isAfter(now)) {
            LockSupport.parkNanos(Duration.between(now, time).toNanos());
        }
    }

    private Message message(Ledger.Key key, Recipient recipient, String template, String address) {
        var person = recipient.person();
        var hash = Addresses.hash(address);
        // The pages read nothing of the person: the link says their language.
        var language = recipient
                .language()
                .filter(Texts::has)
                .map(code -> "&l=" + code)
                .orElse("");
        var unsubscribe = links.to(new Grant.Unsubscribe(person, hash, key.sequence())) + language;
        var preferences = links.to(new Grant.Preferences(person, hash)) + language;
        var nps = links.to(new Grant.Survey(person, key.sequence(), key.step(), key.entry())) + language;
        var why = links.to(new Grant.Why(person, key.sequence(), key.step(), key.entry())) + language;
        return emails.render(
                template,
                address,
                new Variables(
                        recipient.named(),
                        recipient.accountTraits(),
                        Map.of(
                                Links.UNSUBSCRIBE,
                                unsubscribe,
                                Links.PREFERENCES,
                                preferences,
                                Links.WHY,
                                why,
                                Links.NPS,
                                nps)),
                Map.of(
                        "List-Unsubscribe",
                        "<" + unsubscribe + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
    }

    private int settle(Ledger.Claim claim, Sequence sequence, Mailer.Answer answer) {
        var now = clock.instant();
        var enrollment = claim.enrollment();
        switch (answer) {
            case Mailer.Answer.Accepted(var messageId) -> {
                ledger.settle(claim.key(), new Settled.Accepted(messageId), now);
                save(next(enrollment, sequence));
                return 1;
            }
            case Mailer.Answer.Refused(var reason) -> {
                ledger.settle(claim.key(), new Settled.Refused(reason), now);
                return save(next(enrollment.noting("refused by the mail service: " + reason, now), sequence));
            }
            case Mailer.Answer.Unknown(var reason) -> {
                ledger.settle(claim.key(), new Settled.Unknown(reason), now);
                return save(next(enrollment.noting("perhaps sent: " + reason, now), sequence));
            }
            case Mailer.Answer.Postponed(var reason) -> {
                ledger.release(claim);
                return save(enrollment
                        .noting("postponed by the mail service: " + reason, now)
                        .later(now.plus(POSTPONED)));
            }
        }
    }

    /** Somebody claimed it before, and may be waiting for the answer, or died before writing it down. */
    private int taken(Enrollment enrollment, Sequence sequence, Ledger.Key key) {
        var now = clock.instant();
        var sent = ledger.find(key);
        var unanswered =
                sent.filter(made -> made.settled() instanceof Settled.Claimed).isPresent();
        if (unanswered && sent.get().at().plus(ANSWERED_WITHIN).isAfter(now)) {
            return 0; // the sweep finds the enrollment again when its lease is over
        }
        if (unanswered) {
            ledger.settle(key, new Settled.Unknown("the answer was lost"), now);
        }
        return save(
                next(unanswered ? enrollment.noting("perhaps sent: the answer was lost", now) : enrollment, sequence));
    }

    /** The step that comes next, and the waits before it, as far as no turn comes between. */
    private Enrollment next(Enrollment enrollment, Sequence sequence) {
        var course = new Course(sequence);
        var due = clock.instant();
        var number = enrollment.step() + 1;
        while (course.step(number).orElse(null) instanceof Step.Wait(var duration)) {
            due = due.plus(duration);
            number++;
        }
        return number >= course.end() ? done(enrollment, sequence) : enrollment.at(number, due, due);
    }

    /** When somebody else wrote first, what they wrote stands. */
    private int save(Enrollment changed) {
        enrollments.save(changed);
        return 0;
    }
}
