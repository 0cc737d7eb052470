package dev.vitalfew.lifecycle;

import dev.vitalfew.lifecycle.Enrollment.State;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Decides what a due enrollment does next. Pure: what it does not know, the ledger's claim checks once more. */
public final class Gate {

    private static final Duration STOPPED_PAUSE = Duration.ofMinutes(5);

    private final ZoneId otherwise;

    /** @param otherwise the time zone of those who state none */
    public Gate(ZoneId otherwise) {
        this.otherwise = otherwise;
    }

    public Decision decide(
            Enrollment enrollment, Optional<Sequence> found, Recipient recipient, boolean stopped, Instant now) {
        if (!(enrollment.state() instanceof State.Active(var due)) || now.isBefore(due)) {
            return new Decision.NotDue();
        }
        if (found.isEmpty()) {
            return new Decision.Exit("the sequence is no longer in the model");
        }
        var sequence = found.get();
        var reason = exit(enrollment, sequence, recipient);
        if (reason.isPresent()) {
            return new Decision.Exit(reason.get());
        }
        if (enrollment.step() >= sequence.steps().size()) {
            return new Decision.Done();
        }
        return switch (sequence.steps().get(enrollment.step())) {
            case Step.Wait(var duration) ->
                new Decision.WaitUntil(due.plus(duration), enrollment.step() + 1, "wait of the sequence");
            case Step.Email(var template) -> email(template, sequence, enrollment, recipient, stopped, now);
        };
    }

    private Decision email(
            String template,
            Sequence sequence,
            Enrollment enrollment,
            Recipient recipient,
            boolean stopped,
            Instant now) {
        if (stopped) {
            return new Decision.WaitUntil(now.plus(STOPPED_PAUSE), enrollment.step(), "sending is stopped");
        }
        var send = new Ledger.Key(
                enrollment.person(),
                enrollment.sequence(),
                template,
                enrollment.entry().id());
        var postponed = recipient.preferences().postponed(send.record(), now);
        if (postponed.isPresent()) {
            return new Decision.WaitUntil(
                    postponed.get().until(), enrollment.step(), postponed.get().reason());
        }
        var next = new QuietHours(sequence.send(), recipient.zone(otherwise)).next(now);
        if (next.isAfter(now)) {
            return new Decision.WaitUntil(next, enrollment.step(), "quiet hours");
        }
        return new Decision.Send(template, recipient.email().orElseThrow());
    }

    private static Optional<String> exit(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        var byAccount = !enrollment.entry().subject().equals(enrollment.person());
        if (byAccount && !recipient.account().equals(enrollment.account())) {
            return Optional.of("moved to another account");
        }
        if (sequence.exitWhenLeft() && !isStillIn(enrollment.entry(), recipient)) {
            return Optional.of("left " + enrollment.entry().segment());
        }
        return reentry(enrollment, sequence, recipient)
                .or(() -> recipient.suppressed().map(Suppressions.Reason::text))
                .or(() -> recipient.refusal(sequence.topic()))
                .or(() -> address(recipient));
    }

    private static boolean isStillIn(Entry entry, Recipient recipient) {
        return recipient
                .membership()
                .filter(membership -> membership.number() == entry.number()
                        && membership.segment().equals(Optional.of(entry.segment())))
                .isPresent();
    }

    private static Optional<String> reentry(Enrollment enrollment, Sequence sequence, Recipient recipient) {
        return recipient
                .lastRun()
                .filter(run -> !run.entry().equals(enrollment.entry().id()))
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

    private static Optional<String> address(Recipient recipient) {
        if (recipient.email().isEmpty()) {
            return Optional.of("no email address");
        }
        return recipient.email().filter(Addresses::isValid).isPresent()
                ? Optional.empty()
                : Optional.of("the email address is not valid");
    }
}
