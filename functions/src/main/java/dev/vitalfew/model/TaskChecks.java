package dev.vitalfew.model;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must be right between {@code tasks.yaml}, {@code team.yaml} and where the model names tasks. */
final class TaskChecks {

    private final Problems problems;
    private final Optional<Map<String, TaskKind>> kinds;
    private final TeamReader.Roster team;
    private final Map<String, Webhook> webhooks;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Optional<Entry> file;
    private final Set<Team.Role> missing = EnumSet.noneOf(Team.Role.class);

    TaskChecks(ModelFiles files, Problems problems) {
        this.problems = problems;
        this.kinds = TaskKindsReader.kinds(files, problems);
        this.team = TeamReader.read(files, problems);
        this.webhooks = WebhooksReader.read(files, problems);
        this.file = TaskKindsReader.file(files, new Problems());
        file.ifPresent(tasks -> tasks.entries("tasks")
                .forEach(entry -> entry.text("task").ifPresent(name -> entries.putIfAbsent(name, entry))));
    }

    /** A segment, an audience or a step names a task. */
    void names(Entry.Text task) {
        if (kinds.isEmpty()) {
            return;
        }
        var kind = kinds.get().get(task.value());
        if (kind == null) {
            problems.error(
                    task.place(),
                    "there is no task " + task.value() + " in " + ModelFiles.TASKS,
                    Nearest.instead(task.value(), entries.keySet()));
            return;
        }
        if (!team.has(kind.role()) && missing.add(kind.role())) {
            problems.error(
                    entries.containsKey(kind.name()) ? entries.get(kind.name()).at("for") : task.place(),
                    "nobody in " + ModelFiles.TEAM + " has the role "
                            + kind.role().text(),
                    "- { name: …, email: …, role: " + kind.role().text() + " }");
        }
    }

    /** A step names a webhook. */
    void webhook(Entry.Text webhook) {
        if (!webhooks.containsKey(webhook.value())) {
            problems.error(
                    webhook.place(),
                    "there is no webhook " + webhook.value() + " in " + ModelFiles.WEBHOOKS,
                    Nearest.instead(webhook.value(), webhooks.keySet()));
        }
    }

    /** Refuses lenses of accounts and segments that are not there, in what says whose accounts a role looks after. */
    void only(List<Lens> lenses) {
        file.flatMap(tasks -> tasks.entry("only")).ifPresent(roles -> roles.keys()
                .forEach(role -> roles.entry(role).ifPresent(of -> only(of, lenses))));
    }

    private void only(Entry only, List<Lens> lenses) {
        var ofAccounts =
                lenses.stream().filter(lens -> lens.of() == Of.ACCOUNTS).toList();
        var name = only.text("lens").orElse("");
        var lens = ofAccounts.stream().filter(one -> one.name().equals(name)).findFirst();
        if (lens.isEmpty()) {
            var names = ofAccounts.stream().map(Lens::name).toList();
            problems.error(only.at("lens"), "there is no lens " + name + " of accounts", Nearest.instead(name, names));
            return;
        }
        var segments = lens.get().segments().stream().map(Lens.Segment::name).toList();
        only.texts("in").stream()
                .filter(segment -> !segments.contains(segment.value()))
                .forEach(segment -> problems.error(
                        segment.place(),
                        "the lens has no segment " + segment.value(),
                        Nearest.instead(segment.value(), segments)));
    }

    /**
     * Refuses variables that no trait is known for.
     *
     * @param read the traits that the model's rules read
     */
    void texts(Set<String> read) {
        kinds.orElse(Map.of()).forEach((name, _) -> {
            var entry = entries.get(name);
            if (entry != null) {
                check(entry, "title", read);
                check(entry, "instructions", read);
            }
        });
    }

    private void check(Entry entry, String key, Set<String> read) {
        var text = entry.text(key).orElse("");
        TaskText.malformed(text)
                .ifPresent(found -> problems.error(
                        entry.at(key), found + " names no trait", "{{account.name}} or {{person.firstName}}"));
        for (var variable : TaskText.variables(text)) {
            var known = new TreeSet<>(UsualTraits.OF_BOTH);
            known.addAll(variable.ofPerson() ? UsualTraits.OF_PEOPLE : UsualTraits.OF_ACCOUNTS);
            known.addAll(read);
            if (!known.contains(variable.trait())) {
                problems.error(
                        entry.at(key),
                        "no trait " + variable.trait() + " is known",
                        Nearest.instead(variable.trait(), known));
            }
        }
    }
}
