package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.send.QuietHours;
import dev.vitalfew.model.SendWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each time zone that there is, at each change of its clocks from 2025 to 2030. */
class QuietHoursEverywhereTest {

    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    /** Clocks differ by whole quarters of an hour, and the windows below begin and end at whole tens of minutes. */
    private static final Duration GRID = Duration.ofMinutes(5);

    /** Every 25 minutes somebody asks. */
    private static final int BETWEEN = 5;

    private static final Duration BEFORE = Duration.ofHours(30);
    private static final int ASKED = 60 * 12;
    private static final int SEEN = ASKED + 15 * 24 * 12;

    /** By a look at each moment: the answer is the first from then on that is in the window. */
    @ParameterizedTest
    @CsvSource({
        "09:00, 17:00, MONDAY, FRIDAY",
        "00:00, 01:00, MONDAY, SUNDAY",
        "01:30, 02:30, MONDAY, SUNDAY",
        "02:10, 02:50, MONDAY, SUNDAY",
        "02:00, 03:00, SUNDAY, SUNDAY",
        "22:00, 06:00, SATURDAY, SUNDAY",
        "23:30, 02:30, MONDAY, SUNDAY",
    })
    void neverOutsideOfTheWindowAndNeverLaterThanItsNextMoment(
            LocalTime from, LocalTime to, DayOfWeek first, DayOfWeek last) {
        var window = new SendWindow(from, to, EnumSet.range(first, last));
        var changes = 0;
        for (var zone : zones()) {
            var hours = new QuietHours(window, zone);
            for (var change : changes(zone)) {
                changes++;
                check(hours, window, zone, change.getInstant().minus(BEFORE));
            }
        }
        assertThat(changes).as("all that the time zone data knows").isGreaterThan(200);
    }

    private static void check(QuietHours hours, SendWindow window, ZoneId zone, Instant start) {
        var expected = new Instant[SEEN];
        for (var at = SEEN - 1; at >= 0; at--) {
            var moment = start.plus(GRID.multipliedBy(at));
            if (isIn(window, LocalDateTime.ofInstant(moment, zone))) {
                expected[at] = moment;
            } else if (at < SEEN - 1) {
                expected[at] = expected[at + 1];
            }
        }
        for (var at = 0; at < ASKED; at += BETWEEN) {
            var now = start.plus(GRID.multipliedBy(at));
            var next = hours.next(now);
            if (!next.equals(expected[at]) || !hours.next(next).equals(next)) {
                throw new AssertionError(
                        "%s, %s at %s: %s instead of %s".formatted(zone, window, now, next, expected[at]));
            }
        }
    }

    private static boolean isIn(SendWindow window, LocalDateTime local) {
        var minute = local.getHour() * 60 + local.getMinute();
        var from = window.from().toSecondOfDay() / 60;
        var to = window.to().toSecondOfDay() / 60;
        if (from < to) {
            return minute >= from && minute < to && window.days().contains(local.getDayOfWeek());
        }
        return minute >= from && window.days().contains(local.getDayOfWeek())
                || minute < to && window.days().contains(local.getDayOfWeek().minus(1));
    }

    /** An email that is due on the evening before clocks change, through the gate, the ledger and the sweep. */
    @Test
    void everybodyGetsTheEmailOnceWithinTheWindow() {
        var runs = 0;
        for (var zone : zones()) {
            for (var change : changes(zone)) {
                runs++;
                sendsOnce(zone, change);
            }
        }
        assertThat(runs).isGreaterThan(200);
    }

    private static void sendsOnce(ZoneId zone, ZoneOffsetTransition change) {
        var bench = new Workbench();
        var sentAt = new ArrayList<LocalDateTime>();
        bench.people.says("timezone", new TextNode(zone.getId()));
        bench.now = change.getInstant().minus(Duration.ofHours(12));
        var sequence = Workbench.reactivation();
        var entry = new Entry(Workbench.ACME, Workbench.LENS, "low", 3, bench.now);
        bench.enrollments.enroll(Enrollment.of(Workbench.ADA, Workbench.ACME, sequence, entry, bench.now));
        Mailer mailer = (_, _) -> {
            sentAt.add(LocalDateTime.ofInstant(bench.now, zone));
            return new Mailer.Answer.Accepted("ses-1");
        };
        var sender = bench.sender(bench.enrollments, bench.ledger, mailer);
        for (var look = 0; look < 10; look++) {
            bench.run(sender);
            if (bench.enrollment(Workbench.ADA).state() instanceof Enrollment.State.Active(var due)) {
                bench.now = due;
            }
        }

        assertThat(sentAt).as("%s, %s", zone, change).hasSize(2);
        assertThat(sentAt).allMatch(at -> isIn(sequence.send(), at), "within the window");
    }

    /** One zone for each list of changes: at those the others have the same time. */
    private static List<ZoneId> zones() {
        var all = ZoneId.getAvailableZoneIds();
        assertThat(all).hasSizeGreaterThan(550);
        var changing = all.stream()
                .sorted()
                .map(ZoneId::of)
                .collect(Collectors.toMap(
                        QuietHoursEverywhereTest::changes, zone -> zone, (one, _) -> one, LinkedHashMap::new));
        return List.copyOf(changing.values());
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        var next = zone.getRules().nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(TO)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
