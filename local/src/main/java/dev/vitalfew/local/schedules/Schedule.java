package dev.vitalfew.local.schedules;

import dev.vitalfew.local.template.Resource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A schedule of the template and the next time that it is due. */
final class Schedule {

    private final String id;
    private final Expression expression;
    private final String target;
    private final String input;
    private final boolean slow;
    private Instant due;

    Schedule(Resource resource, Instant now) {
        this.id = resource.id();
        this.expression = Expression.parse(
                resource.text("ScheduleExpression"),
                ZoneId.of(resource.optional("ScheduleExpressionTimezone").orElse("UTC")));
        this.target = resource.get("Target").path("Arn").asText();
        this.input = resource.get("Target").path("Input").asText("{}");
        this.slow = expression.slowerThanAMinute(now);
        this.due = expression.nextAfter(now);
    }

    String target() {
        return target;
    }

    boolean slow() {
        return slow;
    }

    /** The first time, not before {@code earliest}, at which it is due. */
    Instant dueFrom(Instant earliest) {
        return due.isBefore(earliest) ? expression.nextAfter(earliest.minusMillis(1)) : due;
    }

    /** Forgets what was due; the clock begins anew at {@code now}. */
    void begin(Instant now) {
        due = expression.nextAfter(now);
    }

    /** The last time up to {@code now} at which it was due, if any since it was asked before. */
    Optional<Instant> take(Instant now) {
        var last = Optional.<Instant>empty();
        while (!due.isAfter(now)) {
            last = Optional.of(due);
            due = expression.nextAfter(due);
        }
        return last;
    }

    String input(Instant scheduled) {
        return input.replace(
                        "<aws.scheduler.scheduled-time>",
                        scheduled.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.schedule-arn>", id)
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.attempt-number>", "1");
    }
}
