package dev.vitalfew.lifecycle.send;

import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.lifecycle.enrollments.Chance;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.enrollments.Rivals.Rival;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Reach;
import dev.vitalfew.model.Sequence.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what a due enrollment does next: first whether the person stays in the sequence, then which step comes, then
 * whether it may happen now. Pure: what it does not know, the ledger's claim checks once more.
 */
public final class Gate {

    private static final Duration STOPPED_PAUSE = Duration.ofMinutes(5);
    private static final Duration PAUSED_PAUSE = Duration.ofHours(1);
    private static final Duration NOT_YET_PAUSE = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final ZoneId otherwise;
    private final SendingRules rules;
    private final Predicate<String> transactional;
    private final Predicate<String> allowed;
    private final Predicate<String> ofAccounts;

    /**
     * @param otherwise the time zone of those who state none
     * @param transactional whether an email is one that somebody is owed, which no limit holds back
     * @param allowed whether anything may go to an address from here: outside production to few
     * @param ofAccounts whether a lens or an audience is of accounts
     */
    public Gate(
            ZoneId otherwise,
            SendingRules rules,
            Predicate<String> transactional,
            Predicate<String> allowed,
            Predicate<String> ofAccounts) {
        this.otherwise = otherwise;
        this.rules = rules;
        this.transactional = transactional;
        this.allowed = allowed;
        this.ofAccounts = ofAccounts;
    }

    public Decision decide(
            Enrollment enrollment, Optional<Sequence> found, Recipient recipient, boolean stopped, Instant now) {
        if (!(enrollment.state() instanceof State.Active(var due)) || now.isBefore(due)) {
            return new Decision.NotDue();
        }
        if (found.isEmpty()) {
            return new Decision.Exit(enrollment, "the sequence is no longer in the model");
        }
        var sequence = found.get();
        var known = reached(enrollment, sequence, recipient);
        if (known.step() == Enrollment.WATCHING) {
            return new Decision.Done(known);
        }
        if (sequence.state() == Sequence.State.DRAFT) {
            return new Decision.Exit(known, "the sequence is a draft");
        }
        var reason = exit(known, sequence, recipient);
        if (reason.isPresent()) {
            return new Decision.Exit(known, reason.get());
        }
        if (sequence.state() == Sequence.State.PAUSED) {
            return new Decision.Wait(known.later(now.plus(PAUSED_PAUSE)), "the sequence is paused");
        }
        if (isToBeDrawn(known) && isHeldOut(known, sequence, hasBegun(known, recipient))) {
            return new Decision.HoldOut(begun(known, sequence, recipient));
        }
        return step(
                begun(known, sequence, recipient).treated(), sequence, new Course(sequence), recipient, stopped, now);
    }

    /** What the account pays at first, if anybody will ask. */
    private static Enrollment begun(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        return enrollment.draw() == Enrollment.Draw.NOT_YET && sequence.goal().isPresent()
                ? enrollment.paying(enrollment.mrr().before(Mrr.stated(recipient.accountTraits())))
                : enrollment;
    }

    /** What the first step waits for may have happened before anybody looked. */
    private static boolean isToBeDrawn(Enrollment enrollment) {
        return enrollment.step() == 0 || enrollment.draw() == Enrollment.Draw.NOT_YET;
    }

    private boolean isHeldOut(Enrollment enrollment, Sequence sequence, boolean began) {
        var person = enrollment.person();
        return sequence.emails().noneMatch(transactional)
                && !began
                && (Chance.isAmong(sequence.holdout(), person, "holdout of " + sequence.name())
                        || Chance.isAmong(rules.holdout(), person, "holdout"));
    }

    /** Goals that are events are noted when they happen; whether one of standing was reached is seen here. */
    private static Enrollment reached(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        return sequence.goal()
                .flatMap(goal -> goal.reach() instanceof Reach.Enters enters
                        ? recipient
                                .goal()
                                .filter(stands -> isReached(stands, enters, enrollment, goal.within()))
                                .map(stands -> enrollment.reached(stands.since()))
                        : Optional.empty())
                .orElse(enrollment);
    }

    private static boolean isReached(Membership stands, Reach.Enters enters, Enrollment enrollment, Duration within) {
        var started = enrollment.entry().at();
        return stands.segment().filter(enters.segments()::contains).isPresent()
                && !stands.since().isBefore(started)
                && !stands.since().isAfter(started.plus(within));
    }

    private Decision step(
            Enrollment enrollment,
            Sequence sequence,
            Course course,
            Recipient recipient,
            boolean stopped,
            Instant now) {
        var number = course.next(enrollment.step(), enrollment.person(), recipient.holds());
        var at = enrollment.at(number, enrollment.since(), now);
        return switch (course.step(number).orElse(null)) {
            case null -> new Decision.Done(at);
            case Step.Email(var templates) -> email(templates, sequence, at, recipient, stopped, now);
            case Step.Act act -> new Decision.Act(at, act);
            case Step wait -> {
                var until = until(wait, at.since(), recipient);
                if (until.isEmpty()) {
                    yield new Decision.Exit(at, "there is no date for: " + words(wait));
                }
                if (until.get().isAfter(now)) {
                    yield new Decision.Wait(whileWaiting(wait, at, until.get(), now), words(wait));
                }
                yield step(at.at(number + 1, until.get(), now), sequence, course, recipient, stopped, now);
            }
        };
    }

    /** Whoever has got emails by this entry is not held out any more. */
    private static boolean hasBegun(Enrollment enrollment, Recipient recipient) {
        return recipient.runs().values().stream()
                .anyMatch(run -> run.entry().equals(enrollment.entry().id()));
    }

    /**
     * Whoever waits for an event is at that step until it comes, and who waits for a date is asked for it every day, as it
     * may be another one by then; other waits are over by themselves.
     */
    private static Enrollment whileWaiting(Step wait, Enrollment at, Instant until, Instant now) {
        return switch (wait) {
            case Step.Await _ -> at.later(until);
            case Step.UntilDate _ -> at.later(until.isBefore(now.plus(DAY)) ? until : now.plus(DAY));
            default -> at.at(at.step() + 1, until, until);
        };
    }

    private static String words(Step wait) {
        return switch (wait) {
            case Step.Await(var occasion, var ignored) -> "waits for " + occasion.words();
            case Step.UntilTime(var time) -> "waits until " + time;
            case Step.UntilDate(var trait, var days) ->
                "waits until " + Math.abs(days) + " days " + (days < 0 ? "before " : "after ") + trait;
            case Step.Wait _, Step.Email _, Step.Branch _, Step.Split _, Step.Act _ -> "wait of the sequence";
        };
    }

    /** When the wait that began at {@code since} is over; empty when that date is not known. */
    private Optional<Instant> until(Step wait, Instant since, Recipient recipient) {
        var zone = recipient.zone(otherwise);
        return switch (wait) {
            case Step.Wait(var duration) -> Optional.of(since.plus(duration));
            case Step.Await(var ignored, var atMost) -> Optional.of(since.plus(atMost));
            case Step.UntilTime(var time) -> Optional.of(nextTime(time, since, zone));
            case Step.UntilDate(var trait, var days) ->
                recipient
                        .date(trait, zone)
                        .map(date -> date.plusDays(days).atStartOfDay(zone).toInstant());
            case Step.Email _, Step.Branch _, Step.Split _, Step.Act _ ->
                throw new IllegalArgumentException(wait + " is no wait");
        };
    }

    private static Instant nextTime(LocalTime time, Instant since, ZoneId zone) {
        var today = since.atZone(zone).toLocalDate();
        var next = today.atTime(time).atZone(zone).toInstant();
        return next.isBefore(since)
                ? today.plusDays(1).atTime(time).atZone(zone).toInstant()
                : next;
    }

    private Decision email(
            List<String> templates,
            Sequence sequence,
            Enrollment at,
            Recipient recipient,
            boolean stopped,
            Instant now) {
        if (stopped) {
            return new Decision.Wait(at.later(now.plus(STOPPED_PAUSE)), "sending is stopped");
        }
        var hours = new QuietHours(sequence.send(), recipient.zone(otherwise));
        if (hours.next(at.since()).plus(sequence.expires()).isBefore(now)) {
            return new Decision.Skip(at, "not sent: too late, it was due at " + at.since());
        }
        var variant = Chance.pick(templates.size(), at.person(), sequence.name() + "/" + templates);
        var template = templates.get(variant);
        if (!recipient.mayBegin() && !transactional.test(template)) {
            return new Decision.Wait(at.later(now.plus(NOT_YET_PAUSE)), OtherTool.REASON);
        }
        var send =
                new Ledger.Key(at.person(), at.sequence(), template, at.entry().id());
        var twin = recipient.inbox().stream()
                .filter(email ->
                        email.send().equals(send.record()) && !email.to().equals(send.person()))
                .findFirst();
        if (twin.isPresent()) {
            return new Decision.Skip(
                    at, "not sent: the address had it as that of " + twin.get().to());
        }
        var postponed = recipient.preferences().postponed(send.record(), now);
        if (postponed.isPresent()) {
            // What the recipient put off is due then, and not late.
            var until = postponed.get().until();
            return new Decision.Wait(
                    at.at(at.step(), until, until), postponed.get().reason());
        }
        var next = hours.next(now);
        if (next.isAfter(now)) {
            return new Decision.Wait(at.later(next), "quiet hours");
        }
        var limited = transactional.test(template)
                ? Optional.<Preferences.Postponed>empty()
                : limited(send, sequence, at.since(), recipient, now);
        if (limited.isPresent()) {
            return new Decision.Wait(
                    at.later(hours.next(limited.get().until())), limited.get().reason());
        }
        return new Decision.Send(at, template, recipient.email().orElseThrow());
    }

    /** When the person or the address has had enough emails, or one of a more urgent sequence is to go out today. */
    private Optional<Preferences.Postponed> limited(
            Ledger.Key send, Sequence sequence, Instant since, Recipient recipient, Instant now) {
        var zone = recipient.zone(otherwise);
        var today = now.atZone(zone).toLocalDate();
        var tomorrow = today.plusDays(1).atStartOfDay(zone).toInstant();
        var earlier = Stream.concat(recipient.preferences().emails().stream(), recipient.inbox().stream())
                .distinct()
                .filter(email -> !email.isOf(send.person(), send.record()))
                .map(Preferences.Email::at)
                .sorted()
                .toList();
        var thisWeek =
                earlier.stream().filter(at -> at.isAfter(now.minus(WEEK))).toList();
        if (rules.aWeek().filter(most -> thisWeek.size() >= most).isPresent()) {
            var free = thisWeek.get(thisWeek.size() - rules.aWeek().get()).plus(WEEK);
            return Optional.of(new Preferences.Postponed(free, "had " + thisWeek.size() + " emails in seven days"));
        }
        var thisDay = earlier.stream()
                .filter(at -> at.atZone(zone).toLocalDate().equals(today))
                .count();
        if (rules.aDay().filter(most -> thisDay >= most).isPresent()) {
            return Optional.of(new Preferences.Postponed(tomorrow, "had " + thisDay + " emails today"));
        }
        var left = Math.min(
                rules.aDay().map(most -> most - thisDay).orElse(Long.MAX_VALUE),
                rules.aWeek().map(most -> (long) most - thisWeek.size()).orElse(Long.MAX_VALUE));
        if (left == Long.MAX_VALUE) {
            return Optional.empty();
        }
        var urgent = recipient.rivals().get().stream()
                .filter(rival -> rival.precedes(sequence, since))
                .filter(rival -> isToday(rival, zone, now))
                .toList();
        return urgent.size() < left
                ? Optional.empty()
                : Optional.of(new Preferences.Postponed(
                        tomorrow,
                        "makes way for " + urgent.getFirst().sequence().name()));
    }

    /** An email whose own hours come another day is not to go out today, also when nobody has looked at it yet. */
    private static boolean isToday(Rival rival, ZoneId zone, Instant now) {
        var from = rival.due().isBefore(now) ? now : rival.due();
        var opens = new QuietHours(rival.sequence().send(), zone).next(from);
        return opens.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    }

    private Optional<String> exit(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        var byAccount = !enrollment.entry().subject().equals(enrollment.person());
        var hasMoved = !recipient.account().equals(enrollment.account());
        if (hasMoved && (byAccount || wasAlone(enrollment))) {
            return Optional.of("moved to another account");
        }
        if (sequence.exits().whenLeft() && !isStillIn(enrollment.entry(), recipient)) {
            return Optional.of("left " + enrollment.entry().segment());
        }
        if (sequence.exits().whenGoalReached() && enrollment.goal().isPresent()) {
            return Optional.of("goal reached");
        }
        if (byAccount && !sequence.isFor(recipient.says("role"))) {
            return Optional.of("has a role that it is not for");
        }
        return reentry(enrollment, sequence, recipient)
                .or(() -> recipient.objection(sequence.topic()))
                .or(() -> recipient.email().filter(allowed.negate()).map(_ -> Production.ELSEWHERE));
    }

    /** Whoever signs up is an account of one until the account is stated, which then enters by itself. */
    private boolean wasAlone(Enrollment enrollment) {
        return enrollment.draw() == Enrollment.Draw.NOT_YET
                && ofAccounts.test(enrollment.entry().membership());
    }

    /** Every change has a number of its own; the segment may have another name by now. */
    private static boolean isStillIn(Entry entry, Recipient recipient) {
        return entry.isByEvent()
                || recipient
                        .membership()
                        .filter(membership -> membership.number() == entry.number()
                                && membership.segment().isPresent())
                        .isPresent();
    }

    private static Optional<String> reentry(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        return recipient.runs().values().stream()
                .filter(run -> !run.entry().equals(enrollment.entry().id()))
                .max(Comparator.comparing(Ledger.LastRun::at))
                .filter(run -> !mayEnterAgain(
                        sequence.reentry(), run, enrollment.entry().at()))
                .map(run -> "was in this sequence on " + run.at());
    }

    private static boolean mayEnterAgain(Sequence.Reentry reentry, Ledger.LastRun run, Instant entered) {
        return reentry.allowed()
                && reentry.after()
                        .map(after -> !entered.isBefore(run.at().plus(after)))
                        .orElse(true);
    }
}
