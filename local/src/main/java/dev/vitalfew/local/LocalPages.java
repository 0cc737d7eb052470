package dev.vitalfew.local;

import dev.vitalfew.local.clock.MovableClock;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.functions.Trouble;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Faults;
import dev.vitalfew.local.mailbox.Mail;
import dev.vitalfew.local.mailbox.Mailbox;
import dev.vitalfew.local.mailbox.Ses;
import dev.vitalfew.local.mailbox.SesEvent;
import dev.vitalfew.local.schedules.Schedules;
import dev.vitalfew.local.template.TemplateException;
import dev.vitalfew.local.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What exists on this machine only, under /local/: the clock, whether everything is at rest, the mailbox as JSON, and what
 * is to go wrong.
 */
final class LocalPages implements WebServer.Site {

    static final String PATH = "/local/";

    /** How long a page waits for what a form set off, so that it shows it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String CLOCK = "say {\"advance\":\"P31D\"} or {\"set\":\"2026-11-24T09:00:00Z\"}";
    private static final String MAIL = PATH + "mailbox/";

    private final MovableClock clock;
    private final Schedules schedules;
    private final Rest rest;
    private final Mailbox mailbox;
    private final Ses ses;
    private final Functions functions;

    LocalPages(MovableClock clock, Schedules schedules, Rest rest, Mailbox mailbox, Ses ses, Functions functions) {
        this.clock = clock;
        this.schedules = schedules;
        this.rest = rest;
        this.mailbox = mailbox;
        this.ses = ses;
        this.functions = functions;
    }

    @Override
    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /local/clock" -> now();
            case "POST /local/clock" -> move(request);
            case "GET /local/idle" -> idle(request);
            case "GET /local/faults" -> faults();
            case "POST /local/faults" -> order(request);
            case "GET /local/mailbox" -> Answer.json(mailbox.json());
            case String line when line.startsWith("POST " + MAIL) -> did(request);
            case String line -> Answer.problem(404, "Not Found", line);
        };
    }

    private Answer now() {
        return Answer.json(Json.object().put("now", clock.instant().toString()));
    }

    private Answer move(Request request) {
        try {
            schedules.advance(target(request));
            return request.isForm() ? Answer.seeOther("/") : now();
        } catch (DateTimeParseException _) {
            return Answer.problem(400, "The clock can't be set", CLOCK);
        } catch (IllegalArgumentException | MovableClock.Backwards e) {
            return Answer.problem(400, "The clock can't be set", String.valueOf(e.getMessage()));
        } catch (Schedules.Restless e) {
            return Answer.problem(503, "Not at rest", e.getMessage() + ": " + rest.describe());
        }
    }

    private Instant target(Request request) {
        var asked = request.fields();
        if (asked.has("set")) {
            return Instant.parse(asked.get("set").asText());
        }
        var advance = asked.path("advance").asText();
        if (advance.isEmpty()) {
            throw new IllegalArgumentException(CLOCK);
        }
        return advance.contains("T")
                ? clock.instant().plus(Duration.parse(advance))
                : clock.instant()
                        .atZone(ZoneOffset.UTC)
                        .plus(Period.parse(advance))
                        .toInstant();
    }

    private Answer faults() {
        var left = Json.object();
        left.set("ses", ses.faults().json());
        left.set("functions", functions.troubles().json());
        return Answer.json(left);
    }

    private Answer order(Request request) {
        var asked = request.fields();
        var function = asked.path("function").asText();
        try {
            if (function.isEmpty()) {
                ses.faults().order(asked);
            } else {
                functions.troubles().order(functions.named(function).name(), asked);
            }
            return faults();
        } catch (TemplateException e) {
            return Answer.problem(400, "No such function", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            var faults = Stream.of(function.isEmpty() ? Faults.Fault.values() : Trouble.values())
                    .map(fault -> fault.name().toLowerCase(Locale.ROOT))
                    .toList();
            var fault = asked.path("fault").asText();
            return Answer.problem(
                    400,
                    "No such fault",
                    faults.contains(fault.toLowerCase(Locale.ROOT))
                            ? String.valueOf(e.getMessage())
                            : "fault: expected one of %s, found %s"
                                    .formatted(String.join(", ", faults), fault.isEmpty() ? "none" : fault));
        }
    }

    private Answer idle(Request request) {
        var seconds =
                request.parameters().getOrDefault("timeout", List.of("30")).getFirst();
        return rest.await(Duration.ofSeconds(Long.parseLong(seconds)))
                ? Answer.json(Json.object().put("idle", true))
                : Answer.problem(503, "Not at rest", rest.describe());
    }

    /** Lets the recipient do something: {@code {"did":"clicked","link":"…"}}, opened, bounced or complained. */
    private Answer did(Request request) {
        var mail = mailbox.find(request.path().substring(MAIL.length()));
        if (mail.isEmpty()) {
            return Answer.problem(404, "Not Found", request.path());
        }
        try {
            return tell(mail.get(), request);
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, "Unknown", "did is one of " + List.of(SesEvent.values()));
        }
    }

    private Answer tell(Mail mail, Request request) {
        var asked = request.fields();
        var event = SesEvent.valueOf(asked.path("did").asText().toUpperCase(Locale.ROOT));
        ses.tell(mail, event, asked.path("link").asText());
        if (request.isForm()) {
            rest.await(PATIENCE);
            return Answer.seeOther(request.path());
        }
        return Answer.json(202, Json.object().put("told", event.detailType()));
    }
}
