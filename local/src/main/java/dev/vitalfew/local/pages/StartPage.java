package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.badge;
import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.mailbox.Mailbox;
import java.time.Clock;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Where a stranger begins: who is in which segment, what moved, what was sent, what to try. */
final class StartPage {

    private static final int DAYS = 5;

    private final Operator operator;
    private final Mailbox mailbox;
    private final Clock clock;
    private final Unclassified unclassified;
    private final Attempts attempts;
    private final DataQuality quality;

    StartPage(Operator operator, Mailbox mailbox, Clock clock) {
        this.operator = operator;
        this.mailbox = mailbox;
        this.clock = clock;
        this.unclassified = new Unclassified(operator);
        this.attempts = new Attempts(operator);
        this.quality = new DataQuality(operator);
    }

    Answer page(Request request) {
        var lenses = operator.find("/api/lenses").orElse(MissingNode.getInstance());
        var asOf = lenses.path("lenses").path(0).path("asOf").asText();
        return Frame.page("Start", """
            <div class="intro">
            <h1>Who your customers are today</h1>
            <p>Vital Few keeps every account and person in the right segment, from the events that your product sends. \
            A change of segment sets off the emails and tasks that belong to it. %s</p>
            </div>
            <div class="columns">
            <div>
            <section id="lenses" aria-labelledby="lenses-h"><h2 id="lenses-h">Lenses</h2>%s</section>
            <section aria-labelledby="audiences-h"><h2 id="audiences-h">Audiences</h2>%s</section>
            </div>
            <div>%s%s%s%s%s</div>
            </div>
            """.formatted(
                        asOf.isEmpty()
                                ? "No daily run has closed yet, so there are no sizes to show."
                                : "Sizes as of the daily run of <strong>" + text(Times.day(asOf)) + "</strong>.",
                        lenses(lenses),
                        audiences(lenses.path("audiences")),
                        clock(Times.in(lenses.path("timezone").asText("UTC"))),
                        sent(),
                        tasks(),
                        quality.section(),
                        attempts.section(request.header("host").orElse("localhost:8080"))));
    }

    private String lenses(JsonNode answer) {
        var cards = StreamSupport.stream(answer.path("lenses").spliterator(), false)
                .map(lens -> card(new LensView(lens)))
                .collect(Collectors.joining());
        return cards.isEmpty() ? "<p class=\"quiet\">The model has no lens.</p>" : cards;
    }

    private String card(LensView lens) {
        var movement = operator.find("/api/lenses/" + word(lens.name()))
                .map(found -> new MovementTable(found.path("movement"), DAYS).ofLens(lens))
                .orElse("");
        return """
            <article class="card">
            <div class="line"><h3><a href="%s">%s</a></h3><p class="quiet">%s%s</p></div>
            %s%s
            <details open><summary>Movement of the last days</summary>%s</details>
            </article>
            """.formatted(
                        text(lens.address()),
                        text(title(lens.name())),
                        counted(lens.lens(), lens.total()),
                        kpi(lens.lens()),
                        lens.bars(),
                        unclassified.details(lens),
                        movement);
    }

    private static String counted(JsonNode lens, long total) {
        return lens.path("of").asText().equals("people")
                ? count(total, "person", "people")
                : count(total, "account", "accounts");
    }

    private static String kpi(JsonNode lens) {
        var kpi = lens.path("goal").path("kpi").asText();
        return kpi.isEmpty() ? "" : " · goal: " + text(kpi);
    }

    private static String audiences(JsonNode audiences) {
        var rows = StreamSupport.stream(audiences.spliterator(), false)
                .map(audience -> """
                    <li><a href="/local/audiences/%s">%s</a><span class="size">%s</span><a class="quiet" href="%s">%s</a></li>
                    """.formatted(
                        encoded(audience.path("audience").asText()),
                        text(title(audience.path("audience").asText())),
                        audience.has("size") ? count(audience.path("size").asLong()) : "–",
                        text(members(audience)),
                        text(audience.path("of").asText())))
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? "<p class=\"quiet\">The model has no audience.</p>"
                : "<ul class=\"card audiences\">" + rows + "</ul>";
    }

    static String members(JsonNode audience) {
        return "/local/" + encoded(audience.path("of").asText()) + "?audience="
                + encoded(audience.path("audience").asText());
    }

    private String clock(Times times) {
        return """
            <section class="card" aria-labelledby="clock-h"><h2 id="clock-h">The clock</h2>
            <p class="big">%s</p><p class="quiet">in %s. Time here moves when you say so: schedules, daily runs and \
            emails follow.</p>
            <form method="post" action="/local/clock"><button name="advance" value="P1D">Let a day pass</button> \
            <button class="plain" name="advance" value="PT1H">One hour</button> \
            <button class="plain" name="advance" value="P7D">A week</button></form>
            </section>
            """.formatted(text(times.at(clock.instant())), text(times.zone().getId()));
    }

    private String tasks() {
        var tasks = operator.find("/api/tasks?limit=5")
                .orElse(MissingNode.getInstance())
                .path("tasks");
        var rows = tasks.valueStream()
                .map(task ->
                        "<li><a href=\"/local/tasks/" + encoded(task.path("id").asText()) + "\">"
                                + text(task.path("title").asText()) + "</a></li>")
                .collect(Collectors.joining());
        return "<section class=\"card\" aria-labelledby=\"tasks-h\"><h2 id=\"tasks-h\">Tasks</h2>"
                + (rows.isEmpty()
                        ? "<p class=\"quiet\">None. Somebody who enters a segment with a task opens it.</p>"
                        : "<ul class=\"list\">" + rows + "</ul><p><a href=\"/local/tasks\">All that is open</a></p>")
                + "</section>";
    }

    /** That emails don't go out, and why, as long as they don't. */
    private String held() {
        var sending = operator.find("/api/sending").orElse(MissingNode.getInstance());
        var killSwitch = sending.path("killSwitch");
        if (killSwitch.path("on").asBoolean()) {
            return stopped("Every email is stopped", killSwitch);
        }
        return sending.path("state").asText().equals("stopped") ? stopped("Marketing is stopped", sending) : "";
    }

    private static String stopped(String what, JsonNode why) {
        return "<p>" + badge("out", what) + " " + text(why.path("why").asText()) + "</p>";
    }

    private String sent() {
        var bySequence = new TreeMap<String, Integer>();
        mailbox.mails().forEach(mail -> bySequence.merge(mail.tags().getOrDefault("sequence", ""), 1, Integer::sum));
        var rows = bySequence.entrySet().stream()
                .map(entry -> """
                    <li><a href="/local/mailbox?sequence=%s">%s</a><span class="size">%s</span></li>
                    """.formatted(
                                encoded(entry.getKey()),
                                text(entry.getKey().isEmpty() ? "Without a sequence" : title(entry.getKey())),
                                count(entry.getValue())))
                .collect(Collectors.joining());
        return "<section class=\"card\" aria-labelledby=\"sent-h\"><h2 id=\"sent-h\">Emails</h2>"
                + held()
                + (rows.isEmpty()
                        ? "<p class=\"quiet\">None yet. They are sent in the recipients' working hours: let a day"
                                + " pass.</p>"
                        : "<ul class=\"list\">" + rows + "</ul><p><a href=\"/local/mailbox\">Open the mailbox</a></p>")
                + "</section>";
    }
}
