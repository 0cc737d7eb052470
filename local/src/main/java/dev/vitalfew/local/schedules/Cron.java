package dev.vitalfew.local.schedules;

import dev.vitalfew.local.template.TemplateException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/** AWS's cron of six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year. */
record Cron(
        TreeSet<Integer> minutes,
        TreeSet<Integer> hours,
        TreeSet<Integer> daysOfMonth,
        TreeSet<Integer> months,
        TreeSet<Integer> daysOfWeek,
        TreeSet<Integer> years,
        ZoneId zone)
        implements Expression {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int LAST_YEAR = 2199;

    static Cron parse(String text, ZoneId zone) {
        var fields = text.trim().split("\\s+");
        if (fields.length != 6) {
            throw new TemplateException("cron has six fields, not " + fields.length + ": " + text);
        }
        return new Cron(
                field(fields[0], 0, 59, List.of()),
                field(fields[1], 0, 23, List.of()),
                field(fields[2], 1, 31, List.of()),
                field(fields[3], 1, 12, MONTHS),
                field(fields[4], 1, 7, DAYS),
                field(fields[5], 1970, LAST_YEAR, List.of()),
                zone);
    }

    private static TreeSet<Integer> field(String field, int least, int most, List<String> names) {
        var values = new TreeSet<Integer>();
        for (var part : field.split(",")) {
            var step = part.split("/");
            var range = step[0].split("-");
            var any = step[0].equals("*") || step[0].equals("?");
            var from = any ? least : number(range[0], least, names);
            var open = any || step.length > 1 && range.length == 1;
            var to = open ? most : number(range[range.length - 1], least, names);
            if (from < least || to > most) {
                throw new TemplateException("cron field out of " + least + " to " + most + ": " + field);
            }
            for (var value = from; value <= to; value += step.length > 1 ? Integer.parseInt(step[1]) : 1) {
                values.add(value);
            }
        }
        return values;
    }

    private static int number(String text, int least, List<String> names) {
        var named = names.indexOf(text.toUpperCase(java.util.Locale.ROOT));
        try {
            return named >= 0 ? named + least : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TemplateException("cron field not known here: " + text);
        }
    }

    /** Local times that daylight saving removes are skipped, as EventBridge Scheduler does. */
    @Override
    public Instant nextAfter(Instant time) {
        var at = time.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        while (at.getYear() <= LAST_YEAR) {
            if (!dayFits(at)) {
                at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.contains(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.contains(at.getMinute())) {
                at = at.plusMinutes(1);
            } else {
                return at.toInstant();
            }
        }
        return Instant.MAX;
    }

    private boolean dayFits(ZonedDateTime at) {
        return years.contains(at.getYear())
                && months.contains(at.getMonthValue())
                && daysOfMonth.contains(at.getDayOfMonth())
                && daysOfWeek.contains(at.getDayOfWeek().getValue() % 7 + 1);
    }
}
