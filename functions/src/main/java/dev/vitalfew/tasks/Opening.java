package dev.vitalfew.tasks;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.model.TaskKind;
import dev.vitalfew.model.TaskKinds;
import dev.vitalfew.model.TaskText;
import dev.vitalfew.model.Team;
import dev.vitalfew.model.WorkingTime;
import dev.vitalfew.platform.Hash;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens the tasks that a segment, an audience or a step names, and closes those of who has left. For one reason of a subject
 * one task of a kind is open; to be told again, or late, changes nothing.
 */
final class Opening {

    private static final WorkingTime USUAL = new WorkingTime.Days(2);
    private static final int ID_DIGITS = 20;

    private final Named named;
    private final TaskKinds kinds;
    private final Team team;
    private final Tasks tasks;
    private final Subjects subjects;
    private final Consumer<Task> opened;
    private final Clock clock;

    /** @param opened is told of each task that was opened, at least once */
    Opening(
            Named named,
            TaskKinds kinds,
            Team team,
            Tasks tasks,
            Subjects subjects,
            Consumer<Task> opened,
            Clock clock) {
        this.named = named;
        this.kinds = kinds;
        this.team = team;
        this.tasks = tasks;
        this.subjects = subjects;
        this.opened = opened;
        this.clock = clock;
    }

    /** Takes a message; returns how many tasks were opened. */
    int take(String body) {
        return switch (Told.read(body)) {
            case Told.Entered(var account, var entry, var cause) ->
                cause.startsSequences() ? entered(account, today(entry)) : 0;
            case Told.Left(var entry) -> left(today(entry));
            case Told.Came(var account, var person, var entry, var step) ->
                open(account, person, new Reason(entry, Optional.of(step)), List.of(step.task()), 1, Optional.empty());
        };
    }

    /** By today's names: an announcement may have been made just before a rename. */
    private Entry today(Entry entry) {
        var membership = named.membership(entry.membership());
        return new Entry(
                entry.subject(), membership, named.segment(membership, entry.segment()), entry.number(), entry.at());
    }

    private int entered(Id account, Entry entry) {
        var names = named.tasks(entry.membership(), entry.segment());
        return names.isEmpty()
                ? 0
                : open(
                        account,
                        entry.subject(),
                        new Reason(entry, Optional.empty()),
                        names,
                        entry.number(),
                        named.sla(entry.membership(), entry.segment()));
    }

    private int open(Id account, Id person, Reason reason, List<String> names, long number, Optional<WorkingTime> sla) {
        var slot = tasks.slot(reason.slot());
        if (number < slot.number()) {
            return 0;
        }
        if (number == slot.number()) {
            // Told again: perhaps because nobody else was told the first time.
            slot.tasks().values().stream()
                    .flatMap(id -> tasks.find(id).stream())
                    .filter(task -> task.reason().entry().equals(reason.entry()))
                    .forEach(opened);
            return 0;
        }
        var fresh = names.stream()
                .filter(name -> !isToDo(slot, name))
                .filter(name -> looksAfter(kinds.named(name).role(), account))
                .map(name -> task(account, person, reason, kinds.named(name), number, sla))
                .toList();
        if (!tasks.settle(slot.at(number, fresh), fresh)) {
            throw new IllegalStateException(
                    "tasks of " + slot.key() + " were changed meanwhile: the message comes again");
        }
        fresh.forEach(opened);
        return fresh.size();
    }

    /** As the account stands now: who comes under a role's care later gets tasks from then on. */
    private boolean looksAfter(Team.Role role, Id account) {
        var only = kinds.only().get(role);
        return only == null
                || subjects.segment(account, only.lens())
                        .filter(only.segments()::contains)
                        .isPresent();
    }

    private boolean isToDo(Slot slot, String kind) {
        return Optional.ofNullable(slot.tasks().get(kind))
                .flatMap(tasks::find)
                .filter(task -> task.state().isToDo())
                .isPresent();
    }

    /** What somebody has started they finish. */
    private int left(Entry entry) {
        var key = Reason.key(entry.subject().toString(), entry.membership(), entry.segment());
        var slot = tasks.slot(key);
        if (entry.number() <= slot.number()
                || (slot.version() == 0
                        && named.tasks(entry.membership(), entry.segment()).isEmpty())) {
            return 0;
        }
        var now = clock.instant();
        var closed = slot.tasks().values().stream()
                .flatMap(id -> tasks.find(id).stream())
                .filter(task -> task.state() == Task.State.OPEN)
                .map(task -> task.left("left " + where(entry), now))
                .toList();
        if (!tasks.settle(slot.at(entry.number(), List.of()), closed)) {
            throw new IllegalStateException("tasks of " + key + " were changed meanwhile: the message comes again");
        }
        return 0;
    }

    private static String where(Entry entry) {
        return entry.segment().equals("in") ? entry.membership() : entry.segment() + " of " + entry.membership();
    }

    private Task task(Id account, Id person, Reason reason, TaskKind kind, long number, Optional<WorkingTime> sla) {
        var now = clock.instant();
        var traits = subjects.ofAccount(account);
        Map<String, String> personal = person.is(Id.Kind.ACCOUNT) ? Map.of() : subjects.ofPerson(account, person);
        var due = kind.due().or(() -> sla).orElse(USUAL);
        return new Task(
                Hash.sha256(reason.slot() + "#" + kind.name() + "#" + number).substring(0, ID_DIGITS),
                kind.name(),
                filled(kind.title(), account, person, traits, personal),
                filled(kind.instructions(), account, person, traits, personal),
                kind.role(),
                account,
                reason,
                owner(kind.role(), traits),
                Task.State.OPEN,
                now,
                team.hours().after(now, due),
                Optional.empty(),
                Optional.empty(),
                now,
                0);
    }

    /** An account without a name is called by its id, as is a person without an address. */
    private static String filled(
            String text, Id account, Id person, Map<String, String> traits, Map<String, String> personal) {
        return TaskText.filled(text, variable -> {
            var of = variable.ofPerson() ? personal : traits;
            return Optional.ofNullable(of.get(variable.trait()))
                    .or(() -> variable.ofPerson()
                            ? Optional.of(person.value())
                                    .filter(_ -> variable.trait().equals("email") && !person.is(Id.Kind.ACCOUNT))
                            : Optional.of(account.value())
                                    .filter(_ -> variable.trait().equals("name")));
        });
    }

    /** The account's own contact, if one of the team and not absent; else those of the role in turn. */
    private Optional<String> owner(Team.Role role, Map<String, String> traits) {
        var today = LocalDate.ofInstant(clock.instant(), team.hours().zone());
        var own = Optional.ofNullable(traits.get("csm"))
                .flatMap(address -> team.present(address, today))
                .filter(member -> member.role() == role);
        if (own.isPresent()) {
            return own.map(Team.Member::email);
        }
        var there = team.present(role, today);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var turn = Math.floorMod(tasks.turn(role.text()) - 1, there.size());
        return Optional.of(there.get(turn).email());
    }
}
