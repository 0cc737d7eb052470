package dev.vitalfew.tasks;

import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
import dev.vitalfew.model.Team;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On working days, from eight o'clock of the model's time zone: writes to everybody of the team what they have to do, once. */
final class Digesting {

    /** Under this tag the mail service's reports are nobody's of the customers. */
    static final Map<String, String> TAGS = Map.of("digest", "tasks");

    private static final Logger LOG = LoggerFactory.getLogger(Digesting.class);
    private static final LocalTime FROM = LocalTime.of(8, 0);

    /** After that a digest that was missed is of no use. */
    private static final LocalTime UNTIL = LocalTime.of(12, 0);

    private static final int PAGE = 200;

    private final Tasks tasks;
    private final Team team;
    private final Predicate<String> allowed;
    private final KillSwitch killSwitch;
    private final Digest digest;
    private final Mailer mailer;
    private final Clock clock;

    /** @param allowed whether anything may go to an address from here */
    Digesting(
            Tasks tasks,
            Team team,
            Predicate<String> allowed,
            KillSwitch killSwitch,
            Digest digest,
            Mailer mailer,
            Clock clock) {
        this.tasks = tasks;
        this.team = team;
        this.allowed = allowed;
        this.killSwitch = killSwitch;
        this.digest = digest;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Returns how many were written to. */
    int write() {
        var now = clock.instant().atZone(team.hours().zone());
        if (!isTime(now) || killSwitch.isOn()) {
            return 0;
        }
        var toDo = toDo();
        return (int) team.members().stream()
                .filter(member -> allowed.test(member.email()))
                .filter(member ->
                        team.present(member.email(), now.toLocalDate()).isPresent())
                .filter(member -> write(member, now, toDo))
                .count();
    }

    private boolean isTime(ZonedDateTime now) {
        var time = now.toLocalTime();
        return team.hours().hours().days().contains(now.getDayOfWeek()) && !time.isBefore(FROM) && time.isBefore(UNTIL);
    }

    /** Overdue or not, the earliest first. */
    private List<Task> toDo() {
        var all = new ArrayList<Task>();
        for (var state : List.of(Task.State.OPEN, Task.State.STARTED)) {
            var cursor = Optional.<String>empty();
            do {
                var page = tasks.list(Tasks.Filter.of(state), cursor, PAGE);
                all.addAll(page.tasks());
                cursor = page.next();
            } while (cursor.isPresent());
        }
        all.sort(Comparator.comparing(Task::dueAt).thenComparing(Task::id));
        return all;
    }

    private boolean write(Team.Member member, ZonedDateTime now, List<Task> toDo) {
        var own = toDo.stream()
                .filter(task -> task.owner().equals(Optional.of(member.email())))
                .toList();
        if (own.isEmpty() || !tasks.claimDigest(member.email(), now.toLocalDate())) {
            return false;
        }
        var answer = mailer.send(digest.of(member, own, now), TAGS);
        if (answer instanceof Mailer.Answer.Accepted) {
            return true;
        }
        LOG.warn("a digest was not sent: {}", answer);
        if (answer instanceof Mailer.Answer.Postponed) {
            tasks.releaseDigest(member.email(), now.toLocalDate());
        }
        return false;
    }
}
