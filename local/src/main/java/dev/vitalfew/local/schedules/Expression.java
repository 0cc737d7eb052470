package dev.vitalfew.local.schedules;

import dev.vitalfew.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** When a schedule is due: {@code rate(5 minutes)} or {@code cron(17 * * * ? *)}. */
sealed interface Expression permits Expression.Rate, Cron {

    Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    Pattern CRON = Pattern.compile("cron\\((.*)\\)");

    Instant nextAfter(Instant time);

    /** Due at whole multiples of the period. */
    record Rate(Duration period) implements Expression {
        @Override
        public Instant nextAfter(Instant time) {
            var millis = period.toMillis();
            return Instant.ofEpochMilli((Math.floorDiv(time.toEpochMilli(), millis) + 1) * millis);
        }
    }

    default boolean slowerThanAMinute(Instant from) {
        var next = nextAfter(from);
        return Duration.between(next, nextAfter(next)).compareTo(Duration.ofMinutes(1)) > 0;
    }

    static Expression parse(String text, ZoneId zone) {
        var rate = RATE.matcher(text);
        if (rate.matches()) {
            var count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        var cron = CRON.matcher(text);
        if (cron.matches()) {
            return Cron.parse(cron.group(1), zone);
        }
        throw new TemplateException("a schedule of this kind does not run here: " + text);
    }
}
