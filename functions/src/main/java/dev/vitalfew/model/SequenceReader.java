package dev.vitalfew.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file of {@code sequences/}; what it leaves out is as {@link #read} says. */
final class SequenceReader {

    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Entry file;

    SequenceReader(Entry file) {
        this.file = file.allows(List.of("topic", "reentry", "exit", "send", "to", "existing", "steps"));
    }

    /**
     * By default nobody enters twice, who leaves the segment leaves the sequence, all people of an account get it, emails
     * go out from 9 to 17 on working days, and those who are in the segment already when it goes live do not enter.
     */
    Optional<Sequence> read(String name) {
        var topic = Names.read(file, "topic");
        var reentry = reentry();
        var send = send();
        var steps = steps();
        var exits = exits();
        var existing = existing();
        var roles = roles();
        return topic.map(about -> new Sequence(name, about, reentry, exits, roles, send, existing, steps));
    }

    private boolean existing() {
        var text = file.text("existing").orElse("exclude");
        if (!Set.of("exclude", "include").contains(text)) {
            file.error(file.at("existing"), "existing is exclude or include", "existing: exclude");
        }
        return text.equals("include");
    }

    private List<String> roles() {
        var roles = file.entry("to")
                .map(to -> to.allows(List.of("role")).texts("role"))
                .orElse(List.of());
        if (file.has("to") && roles.isEmpty()) {
            file.error(file.at("to"), "to names roles", "to: { role: [owner, admin] }, or no to, for everybody");
        }
        return roles.stream().map(Entry.Text::value).toList();
    }

    private boolean exits() {
        if (!file.has("exit")) {
            return true;
        }
        file.texts("exit").stream()
                .filter(exit -> !exit.value().equals("segment_left"))
                .forEach(exit -> file.error(
                        exit.place(), "nobody can leave by " + exit.value(), "exit: [segment_left], or exit: []"));
        return file.texts("exit").stream().anyMatch(exit -> exit.value().equals("segment_left"));
    }

    private Sequence.Reentry reentry() {
        var text = file.text("reentry").orElse("never");
        if (text.equals("never")) {
            return new Sequence.Reentry(false, Optional.empty());
        }
        if (text.equals("always")) {
            return new Sequence.Reentry(true, Optional.empty());
        }
        var after = text.startsWith("after ")
                ? Quantity.duration(text.substring("after ".length()))
                : Optional.<Duration>empty();
        if (after.isEmpty()) {
            file.error(file.at("reentry"), text + " does not say who enters again", "never, always or after 90d");
        }
        return new Sequence.Reentry(true, after);
    }

    private SendWindow send() {
        var send = file.entry("send");
        send.ifPresent(entry -> {
            entry.allows(List.of("between", "days", "timezone"));
            if (!entry.text("timezone").orElse("recipient").equals("recipient")) {
                entry.error(entry.at("timezone"), "emails go by the recipient's time", "timezone: recipient");
            }
        });
        var hours = HOURS.matcher(send.flatMap(entry -> entry.text("between")).orElse("09:00-17:00"));
        var days = send.map(SequenceReader::days).orElse(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        if (hours.matches()) {
            var from = LocalTime.parse(hours.group(1) + ":" + hours.group(2));
            var to = hours.group(3) == null ? LocalTime.MAX : LocalTime.parse(hours.group(3) + ":" + hours.group(4));
            if (from.isBefore(to)) {
                return new SendWindow(from, to, days);
            }
        }
        send.ifPresent(entry ->
                entry.error(entry.at("between"), "between is a time of day and a later one", "between: 09:00-17:00"));
        return new SendWindow(LocalTime.MIN, LocalTime.MAX, days);
    }

    private static Set<DayOfWeek> days(Entry send) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var text : send.texts("days")) {
            var ends = text.value().split("-", -1);
            var from = DAYS.indexOf(ends[0]);
            var to = DAYS.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || from < 0 || to < from) {
                send.error(text.place(), text.value() + " are no days", "mon-fri, or [tue, thu]");
                continue;
            }
            days.addAll(EnumSet.range(DayOfWeek.of(from + 1), DayOfWeek.of(to + 1)));
        }
        return days.isEmpty() ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : days;
    }

    private List<Sequence.Step> steps() {
        file.expects("steps", "a list of email and wait");
        var steps = new ArrayList<Sequence.Step>();
        file.entries("steps").forEach(entry -> step(entry).ifPresent(steps::add));
        if (file.has("steps") && steps.stream().noneMatch(Sequence.Step.Email.class::isInstance)) {
            file.error(file.at("steps"), "no step is an email", "- email: its-name");
        }
        return steps;
    }

    private Optional<Sequence.Step> step(Entry entry) {
        var possible = List.of("email", "wait");
        var kinds = possible.stream().filter(entry::has).toList();
        entry.allows(possible);
        if (kinds.size() > 1) {
            entry.error(entry.atKey(kinds.get(1)), "a step is one thing", "a dash for each");
            return Optional.empty();
        }
        if (entry.has("email")) {
            return Names.read(entry, "email").map(Sequence.Step.Email::new);
        }
        if (!entry.has("wait")) {
            return Optional.empty();
        }
        var wait = entry.text("wait").flatMap(Quantity::duration);
        if (wait.isEmpty()) {
            entry.error(entry.at("wait"), "a wait is a duration", "wait: 3d");
        }
        return wait.map(Sequence.Step.Wait::new);
    }
}
