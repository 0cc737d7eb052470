package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code team.yaml}. */
final class TeamReader {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final SendWindow USUAL =
            new SendWindow(LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final Entry file;

    private TeamReader(Entry file) {
        this.file = file.allows(List.of("hours", "team"));
    }

    /** The roster as the file has it, in whatever zone. */
    record Roster(boolean isThere, List<Team.Member> members, SendWindow hours) {
        Team within(ZoneId zone) {
            return new Team(members, new WorkingHours(hours, zone));
        }

        boolean has(Team.Role role) {
            return members.stream().anyMatch(member -> member.role() == role);
        }
    }

    static Roster read(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.TEAM)
                    .flatMap(text -> new Yaml(problems).read(ModelFiles.TEAM, text))
                    .map(entry -> new TeamReader(entry).roster())
                    .orElse(new Roster(false, List.of(), USUAL));
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.TEAM, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return new Roster(false, List.of(), USUAL);
        }
    }

    private Roster roster() {
        file.expects("team", "a list of people");
        var members = new ArrayList<Team.Member>();
        var addresses = new HashSet<String>();
        for (var entry : file.entries("team")) {
            entry.allows(List.of("name", "email", "role", "absent"));
            var email = address(entry);
            email.filter(address -> !addresses.add(address))
                    .ifPresent(address -> entry.error(
                            entry.at("email"), "two of the team have " + address, "an address of their own"));
            var name = entry.needed("name", "Customer success 1");
            var role = role(entry, "role");
            var absences = absences(entry);
            name.ifPresent(called -> email.ifPresent(
                    address -> role.ifPresent(what -> members.add(new Team.Member(called, address, what, absences)))));
        }
        return new Roster(true, members, hours());
    }

    private SendWindow hours() {
        return file.entry("hours")
                .map(entry -> {
                    entry.allows(List.of("between", "days"));
                    return SequenceReader.window(entry, USUAL);
                })
                .orElse(USUAL);
    }

    private static Optional<String> address(Entry entry) {
        var email = entry.needed("email", "cs-1@example.com");
        if (email.isPresent() && !ADDRESS.matcher(email.get()).matches()) {
            entry.error(entry.at("email"), email.get() + " is no address", "email: cs-1@example.com");
            return Optional.empty();
        }
        return email;
    }

    static Optional<Team.Role> role(Entry entry, String key) {
        var text = entry.needed(key, "cs");
        var role = text.flatMap(Team.Role::of);
        if (text.isPresent() && role.isEmpty()) {
            entry.error(
                    entry.at(key),
                    text.get() + " is no role of the team",
                    Nearest.instead(text.get(), Set.of("cs", "sales")));
        }
        return role;
    }

    private static List<Team.Absence> absences(Entry entry) {
        return entry.mixed(
                "absent",
                text -> {
                    entry.error(text.place(), "an absence is from a date until another", "{ from: …, until: … }");
                    return Optional.empty();
                },
                absence -> {
                    absence.allows(List.of("from", "until"));
                    absence.expects("from", "2027-07-01");
                    absence.expects("until", "2027-07-14");
                    return WindowReader.date(absence, "from").flatMap(from -> WindowReader.date(absence, "until")
                            .filter(until -> {
                                if (until.isBefore(from)) {
                                    absence.error(
                                            absence.at("until"), "the absence ends before it begins", "a later date");
                                }
                                return !until.isBefore(from);
                            })
                            .map(until -> new Team.Absence(from, until)));
                });
    }
}
