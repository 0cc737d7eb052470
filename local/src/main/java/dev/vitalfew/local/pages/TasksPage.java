package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.badge;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the team has to do, in one of its states, the most urgent first; and one task with its reason. */
final class TasksPage {

    private static final List<String> STATES = List.of("open", "started", "done", "dismissed");
    private static final List<String> FILTERS = List.of("state", "owner", "account");

    private final Operator operator;

    TasksPage(Operator operator) {
        this.operator = operator;
    }

    Answer page(Request request) {
        return operator.find("/api/tasks?limit=50" + query(request, "cursor"))
                .map(found -> page(found, request))
                .orElseGet(() -> Frame.missing("such list of tasks"));
    }

    private Answer page(JsonNode found, Request request) {
        var of = request.parameter("owner").or(() -> request.parameter("account"));
        var state = request.parameter("state").orElse(of.isPresent() ? "" : "open");
        var cursor = found.path("cursor").asText();
        return Frame.page("Tasks", """
            <p class="back">%s</p>
            <h1>Tasks%s</h1>
            <p class="quiet">What your team has to do, because somebody entered a segment or an audience.</p>
            <p class="toggle">%s</p>
            %s%s
            """.formatted(
                        of.isPresent() ? link("/local/tasks", "All tasks") : link("/", "Start"),
                        of.map(value -> " of " + text(value)).orElse(""),
                        STATES.stream().map(one -> state(one, state, request)).collect(Collectors.joining(" ")),
                        table(found.path("tasks")),
                        cursor.isEmpty()
                                ? ""
                                : "<p class=\"pages\">"
                                        + link("/local/tasks?cursor=" + encoded(cursor) + query(request), "Next page")
                                        + "</p>"));
    }

    private static String query(Request request, String... besides) {
        return Stream.concat(FILTERS.stream(), Stream.of(besides))
                .flatMap(name -> request.parameter(name).map(value -> "&" + name + "=" + encoded(value)).stream())
                .collect(Collectors.joining());
    }

    private static String state(String state, String current, Request request) {
        var others = Stream.of("owner", "account")
                .flatMap(name -> request.parameter(name).map(value -> "&" + name + "=" + encoded(value)).stream())
                .collect(Collectors.joining());
        return "<a href=\"" + text("/local/tasks?state=" + state + others) + "\""
                + (state.equals(current) ? " aria-current=\"page\"" : "") + ">" + title(state) + "</a>";
    }

    private String table(JsonNode tasks) {
        if (tasks.isEmpty()) {
            return "<p class=\"card quiet\">None at the moment.</p>";
        }
        var times = times();
        return "<div class=\"card scroll\" tabindex=\"0\" role=\"region\" aria-label=\"List\"><table class=\"rows tasks\">"
                + "<thead><tr><th scope=\"col\">Task</th><th scope=\"col\">Account</th><th scope=\"col\">Owner</th>"
                + "<th scope=\"col\">Due</th><th scope=\"col\">State</th></tr></thead><tbody>"
                + tasks.valueStream().map(task -> row(task, times)).collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private static String row(JsonNode task, Times times) {
        return "<tr><th scope=\"row\">"
                + link(
                        "/local/tasks/" + encoded(task.path("id").asText()),
                        task.path("title").asText())
                + "<br><span class=\"quiet\">" + text(task.path("reason").asText()) + "</span></th><td>" + account(task)
                + "</td><td>" + owner(task) + "</td><td>" + due(task, times) + "</td><td>"
                + title(task.path("state").asText()) + "</td></tr>";
    }

    private static String account(JsonNode task) {
        var account = task.path("account").asText();
        return link("/local/accounts/" + encoded(account), account.substring(account.indexOf(':') + 1));
    }

    private static String owner(JsonNode task) {
        var owner = task.path("owner");
        return owner.isTextual()
                ? link("/local/tasks?owner=" + encoded(owner.asText()), owner.asText())
                : "<span class=\"quiet\">nobody</span>";
    }

    private static String due(JsonNode task, Times times) {
        return times.at(task.path("dueAt").asText())
                + (task.path("overdue").asBoolean() ? " " + badge("out", "overdue") : "");
    }

    Answer task(String id) {
        return operator.find("/api/tasks/" + word(id)).map(this::task).orElseGet(() -> Frame.missing("such task"));
    }

    private Answer task(JsonNode task) {
        var times = times();
        var closed = task.path("closed").asText();
        var note = task.path("note").asText();
        var reason = task.at("/why/reason").asText();
        return Frame.page(task.path("title").asText(), """
            <p class="back">%s</p>
            <h1>%s</h1>
            <section class="card" aria-label="Task"><p>%s</p>
            <dl class="headers"><dt>State</dt><dd>%s%s</dd><dt>Owner</dt><dd>%s</dd><dt>Due</dt><dd>%s</dd>\
            <dt>Account</dt><dd>%s</dd>%s</dl></section>
            <section class="card" aria-labelledby="why-h"><h2 id="why-h">Why</h2>
            <p>%s %s, on %s.</p>%s</section>
            """.formatted(
                        link("/local/tasks", "Tasks"),
                        text(task.path("title").asText()),
                        text(task.path("instructions").asText()),
                        title(task.path("state").asText()),
                        closed.isEmpty() ? "" : ": " + text(closed),
                        owner(task),
                        due(task, times),
                        account(task),
                        note.isEmpty() ? "" : "<dt>Note</dt><dd>" + text(note) + "</dd>",
                        text(task.path("subject").asText().replaceFirst("^.:", "")),
                        text(task.path("reason").asText()),
                        times.at(task.at("/why/at").asText(task.path("openedAt").asText())),
                        reason.isEmpty() ? "" : "<p class=\"quiet\">" + text(reason) + "</p>"));
    }

    private Times times() {
        return Times.in(operator.find("/api/lenses")
                .orElse(MissingNode.getInstance())
                .path("timezone")
                .asText("UTC"));
    }
}
