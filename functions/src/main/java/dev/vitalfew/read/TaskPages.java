package dev.vitalfew.read;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Team;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.tasks.Task;
import dev.vitalfew.tasks.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tasks: those of a state, an owner or an account; one with why there is one; and one changed. */
final class TaskPages {

    private final Tasks tasks;
    private final Team team;
    private final Why why;
    private final Clock clock;

    TaskPages(Tasks tasks, Team team, Why why, Clock clock) {
        this.tasks = tasks;
        this.team = team;
        this.why = why;
        this.clock = clock;
    }

    Map<String, Object> list(HttpRequest request) {
        var filter = new Tasks.Filter(
                request.query("state").map(TaskPages::state),
                request.query("owner").map(String::strip),
                request.query("account").map(TaskPages::account));
        var found = tasks.list(filter, request.query("cursor").map(TaskPages::order), Paging.limit(request));
        var page = new LinkedHashMap<String, Object>();
        page.put("tasks", found.tasks().stream().map(this::said).toList());
        Paging.put(page, found.next().map(order -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(order.getBytes(StandardCharsets.UTF_8))));
        return page;
    }

    HttpResponse page(String id) {
        var task = find(id);
        var page = said(task);
        page.put("instructions", task.instructions());
        page.put("why", RecipientPages.said(why.of(task.reason().entry())));
        return answer(task, page);
    }

    /** Only over the version that was seen, so that nobody overwrites what somebody else has just written. */
    HttpResponse change(String id, HttpRequest request) {
        var change = TaskChange.read(request);
        var task = find(id);
        if (change.version() != task.version()) {
            throw changed(task);
        }
        var owner = change.owner().map(stated -> stated.map(this::member)).orElse(task.owner());
        var state = change.state().orElse(task.state());
        if (!task.state().isToDo() && state.isToDo() && tasks.isReplaced(task)) {
            throw new Problem(409, "Conflict", "another task was opened for the same reason since");
        }
        var next = task.changed(state, owner, change.note().orElse(task.note()), clock.instant());
        if (!tasks.save(next)) {
            throw changed(find(id));
        }
        return page(id);
    }

    private Problem changed(Task task) {
        return new Problem(
                412,
                "Precondition failed",
                "the task was changed meanwhile: its version is " + task.version(),
                Map.of("task", said(task)));
    }

    private String member(String address) {
        return team.find(address)
                .map(Team.Member::email)
                .orElseThrow(() -> Problem.badRequest("owner: expected one of "
                        + team.members().stream().map(Team.Member::email).collect(Collectors.joining(", "))
                        + ", found " + address));
    }

    private Task find(String id) {
        return tasks.find(id).orElseThrow(() -> Problem.notFound("no such task: " + id));
    }

    private static HttpResponse answer(Task task, Map<String, Object> page) {
        return HttpResponse.json(200, page).with("etag", "\"" + task.version() + "\"");
    }

    private Map<String, Object> said(Task task) {
        return said(task, clock.instant());
    }

    static Map<String, Object> said(Task task, Instant now) {
        var said = new LinkedHashMap<String, Object>();
        said.put("id", task.id());
        said.put("task", task.kind());
        said.put("title", task.title());
        said.put("for", task.role().text());
        said.put("state", task.state().text());
        said.put("owner", task.owner().orElse(null));
        said.put("account", task.account().toString());
        said.put("subject", task.reason().entry().subject().toString());
        said.put("reason", task.reason().words());
        said.put("openedAt", task.openedAt().toString());
        said.put("dueAt", task.dueAt().toString());
        said.put("overdue", task.isOverdue(now));
        task.note().ifPresent(note -> said.put("note", note));
        task.closed().ifPresent(closed -> said.put("closed", closed));
        said.put("changedAt", task.changedAt().toString());
        said.put("version", task.version());
        return said;
    }

    static Task.State state(String text) {
        return Task.State.of(text)
                .orElseThrow(() -> Problem.badRequest("state: expected one of "
                        + Arrays.stream(Task.State.values())
                                .map(Task.State::text)
                                .collect(Collectors.joining(", "))
                        + ", found " + text));
    }

    /** By the account's own id; a person who is an account of one by the full key, such as {@code u:42}. */
    private static Id account(String text) {
        return text.matches("[gu]:.+") ? Id.parse(text) : Id.account(text);
    }

    private static String order(String cursor) {
        try {
            var order = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (order.matches("[a-z]+#[^#]+#[^#]+")) {
                return order;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw Paging.wrong(cursor);
    }
}
