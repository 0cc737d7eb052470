package dev.vitalfew.tasks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.Webhook;
import dev.vitalfew.model.Webhooks;
import dev.vitalfew.webhooks.Call;
import java.util.function.Consumer;

/** Tells the webhooks that ask for it of a task that was opened; told again, it has the same id. */
final class Telling {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Webhooks webhooks;
    private final Consumer<String> queue;

    Telling(Webhooks webhooks, Consumer<String> queue) {
        this.webhooks = webhooks;
        this.queue = queue;
    }

    void opened(Task task) {
        for (var webhook : webhooks.of(Webhook.TASK_OPENED)) {
            var data = MAPPER.createObjectNode()
                    .put("id", task.id())
                    .put("task", task.kind())
                    .put("title", task.title())
                    .put("instructions", task.instructions())
                    .put("for", task.role().text())
                    .put("owner", task.owner().orElse(null))
                    .put("account", task.account().toString())
                    .put("subject", task.reason().entry().subject().toString())
                    .put("reason", task.reason().words())
                    .put("dueAt", task.dueAt().toString());
            queue.accept(new Call(webhook, "task-" + task.id(), Webhook.TASK_OPENED, task.openedAt(), data, 0).json());
        }
    }
}
