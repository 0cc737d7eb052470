package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ledger in memory. */
public final class MemoryLedger implements Ledger {

    private final Enrollments enrollments;
    private final MemorySuppressions suppressions;
    private final KillSwitch killSwitch;
    private final MemoryMarks marks;
    private final Map<Key, Sent> sends = new HashMap<>();
    private final Map<Key, String> claims = new HashMap<>();
    private final Map<String, LastRun> runs = new HashMap<>();

    public MemoryLedger(Enrollments enrollments, MemorySuppressions suppressions, KillSwitch killSwitch) {
        this(enrollments, suppressions, killSwitch, new MemoryMarks());
    }

    public MemoryLedger(
            Enrollments enrollments, MemorySuppressions suppressions, KillSwitch killSwitch, MemoryMarks marks) {
        this.enrollments = enrollments;
        this.suppressions = suppressions;
        this.killSwitch = killSwitch;
        this.marks = marks;
    }

    @Override
    public synchronized Outcome claim(Claim claim) {
        var key = claim.key();
        if (ids(claim).anyMatch(id -> sends.containsKey(key.under(id)))) {
            return new Outcome.Taken();
        }
        if (!isAsRead(claim.enrollment()) || !mayRun(claim)) {
            return new Outcome.Outdated();
        }
        if (suppressions.find(claim.address(), key.person(), claim.besides()).isPresent()) {
            return new Outcome.Suppressed();
        }
        var chosen = suppressions.preferences(key.person(), claim.besides());
        if (chosen.stopped().containsKey(claim.topic())) {
            return new Outcome.Suppressed();
        }
        var arrived = claim.counts() && !suppressions.inbox(claim.address()).equals(claim.inbox());
        if (arrived
                || !ids(claim).allMatch(id -> isAlone(claim, id))
                || chosen.postponed(key.record(), claim.at()).isPresent()) {
            return new Outcome.Postponed();
        }
        var broken = claim.counts() && marks.stop().filter(Marks.Stop::stopped).isPresent();
        if (killSwitch.isOn() || broken) {
            return new Outcome.Stopped();
        }
        if (claim.quotas().stream().anyMatch(quota -> marks.used(quota.name()) >= quota.most())) {
            return new Outcome.Postponed();
        }
        claim.quotas().forEach(quota -> marks.use(quota, claim.at()));
        sends.put(key, new Sent(key, new Settled.Claimed(), Set.of(), claim.at()));
        claims.put(key, claim.id());
        suppressions.emailed(key.person(), claim.emails());
        if (claim.counts()) {
            suppressions.arrived(claim.address(), claim.inboxThen());
        }
        runs.put(run(key.person(), key.sequence()), new LastRun(key.entry(), claim.at()));
        return new Outcome.Yours();
    }

    private static Stream<Id> ids(Claim claim) {
        return Stream.concat(Stream.of(claim.key().person()), claim.besides().stream());
    }

    /** Nobody sent another email since what they got was read; the same one may be claimed again. */
    private boolean isAlone(Claim claim, Id id) {
        var emails = suppressions.preferences(id).emails();
        var again = id.equals(claim.key().person())
                && !emails.isEmpty()
                && emails.getLast().send().equals(claim.key().record());
        return again || emails.equals(claim.earlier(id));
    }

    private boolean isAsRead(Enrollment read) {
        return enrollments
                .find(read.person(), read.record())
                .filter(stored -> stored.version() == read.version())
                .filter(stored -> stored.state() instanceof Enrollment.State.Active)
                .isPresent();
    }

    private boolean mayRun(Claim claim) {
        return lastRun(claim.key().person(), claim.key().sequence())
                .map(LastRun::entry)
                .filter(entry -> !entry.equals(claim.key().entry()))
                .map(entry -> entry.equals(claim.lastRun().map(LastRun::entry).orElse("")))
                .orElse(true);
    }

    @Override
    public synchronized void release(Claim claim) {
        var sent = sends.get(claim.key());
        if (sent != null
                && sent.settled() instanceof Settled.Claimed
                && claim.id().equals(claims.get(claim.key()))) {
            sends.remove(claim.key());
            claim.quotas().forEach(marks::giveBack);
            var run = run(claim.key().person(), claim.key().sequence());
            if (new LastRun(claim.key().entry(), claim.at()).equals(runs.get(run))) {
                claim.lastRun().ifPresentOrElse(before -> runs.put(run, before), () -> runs.remove(run));
            }
            if (claim.counts() && suppressions.inbox(claim.address()).equals(claim.inboxThen())) {
                suppressions.arrived(claim.address(), claim.inbox());
            }
            if (suppressions.preferences(claim.key().person()).emails().equals(claim.emails())) {
                suppressions.emailed(
                        claim.key().person(), claim.earlier(claim.key().person()));
            }
        }
    }

    @Override
    public synchronized void settle(Key key, Settled settled, Instant at) {
        sends.computeIfPresent(
                key,
                (_, sent) -> settled.overrules().contains(sent.settled().word())
                        ? new Sent(key, settled, sent.fates(), sent.at())
                        : sent);
    }

    @Override
    public synchronized void note(Key key, Fate fate, Instant at) {
        sends.computeIfPresent(key, (_, sent) -> {
            var fates = EnumSet.of(fate);
            fates.addAll(sent.fates());
            return new Sent(key, sent.settled(), fates, sent.at());
        });
    }

    @Override
    public synchronized Optional<Sent> find(Key key) {
        return Optional.ofNullable(sends.get(key));
    }

    @Override
    public synchronized Optional<LastRun> lastRun(Id person, String sequence) {
        return Optional.ofNullable(runs.get(run(person, sequence)));
    }

    @Override
    public synchronized void begin(Enrollment enrollment, Instant at) {
        runs.put(
                run(enrollment.person(), enrollment.sequence()),
                new LastRun(enrollment.entry().id(), at));
    }

    private static String run(Id person, String sequence) {
        return person + "\n" + sequence;
    }
}
