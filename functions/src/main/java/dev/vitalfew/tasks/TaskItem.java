package dev.vitalfew.tasks;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;
import static dev.vitalfew.platform.Attributes.time;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.model.Team;
import dev.vitalfew.platform.DynamoItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A task as an item of the table {@code tasks}. */
final class TaskItem {

    private TaskItem() {}

    static Map<String, AttributeValue> write(Task task) {
        var entry = task.reason().entry();
        var item = new HashMap<String, AttributeValue>();
        item.put("id", s(task.id()));
        item.put("order", s(TaskOrder.of(task)));
        item.put("state", s(task.state().text()));
        item.put("kind", s(task.kind()));
        item.put("title", s(task.title()));
        item.put("instructions", s(task.instructions()));
        item.put("role", s(task.role().text()));
        item.put("account", s(task.account().toString()));
        item.put("subject", s(entry.subject().toString()));
        item.put("membership", s(entry.membership()));
        item.put("segment", s(entry.segment()));
        item.put("number", n(entry.number()));
        item.put("enteredAt", time(entry.at()));
        task.reason().step().ifPresent(step -> item.put("sequence", s(step.sequence())));
        task.owner().ifPresent(owner -> item.put("owner", s(owner)));
        task.note().ifPresent(note -> item.put("note", s(note)));
        task.closed().ifPresent(closed -> item.put("closed", s(closed)));
        item.put("openedAt", time(task.openedAt()));
        item.put("dueAt", time(task.dueAt()));
        item.put("changedAt", time(task.changedAt()));
        item.put("version", n(task.version()));
        return item;
    }

    static Task read(DynamoItem item) {
        return new Task(
                item.text("id"),
                item.text("kind"),
                item.text("title"),
                item.text("instructions"),
                item.text("role").equals(Team.Role.SALES.text()) ? Team.Role.SALES : Team.Role.CS,
                Id.parse(item.text("account")),
                reason(item),
                text(item, "owner"),
                Task.State.of(item.text("state")).orElseThrow(),
                item.time("openedAt"),
                item.time("dueAt"),
                text(item, "note"),
                text(item, "closed"),
                item.time("changedAt"),
                item.number("version"));
    }

    private static Reason reason(DynamoItem item) {
        return new Reason(
                new Entry(
                        Id.parse(item.text("subject")),
                        item.text("membership"),
                        item.text("segment"),
                        item.number("number"),
                        item.time("enteredAt")),
                text(item, "sequence").map(sequence -> new Reason.Step(sequence, item.text("kind"))));
    }

    private static Optional<String> text(DynamoItem item, String name) {
        return item.find(name).map(AttributeValue::s);
    }
}
