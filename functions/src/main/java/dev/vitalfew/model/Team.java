package dev.vitalfew.model;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who does the tasks: {@code team.yaml}. Without the file nobody is named, and tasks have no owner. */
public record Team(List<Member> members, WorkingHours hours) {

    public Team {
        members = List.copyOf(members);
    }

    /** What somebody of the team does. */
    public enum Role {
        CS,
        SALES;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Role> of(String text) {
            for (var role : values()) {
                if (role.text().equals(text)) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    /** From the first day to the last, both included. */
    public record Absence(LocalDate from, LocalDate until) {
        boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }

    public record Member(String name, String email, Role role, List<Absence> absences) {
        public Member {
            absences = List.copyOf(absences);
        }

        boolean isThere(LocalDate date) {
            return absences.stream().noneMatch(absence -> absence.covers(date));
        }
    }

    /** As it was checked with the model. */
    public static Team in(Path folder, Model model) {
        return TeamReader.read(ModelFiles.in(folder), new Problems()).within(model.zone());
    }

    /** Those of the role, in the file's order. */
    public List<Member> of(Role role) {
        return members.stream().filter(member -> member.role() == role).toList();
    }

    /** Those of the role who work on that date; everybody of the role when nobody does, so that no task goes unseen. */
    public List<Member> present(Role role, LocalDate date) {
        var all = of(role);
        var there = all.stream().filter(member -> member.isThere(date)).toList();
        return there.isEmpty() ? all : there;
    }

    /** Who has that address and works on that date. */
    public Optional<Member> present(String email, LocalDate date) {
        return find(email).filter(member -> member.isThere(date));
    }

    public Optional<Member> find(String email) {
        return members.stream()
                .filter(member -> member.email().equalsIgnoreCase(email.strip()))
                .findFirst();
    }
}
