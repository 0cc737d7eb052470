package dev.vitalfew.tasks;

import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.model.Team;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The email with somebody's open tasks. */
final class Digest {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>%1$s</title></head>
            <body style="margin:0;padding:24px;font:16px/1.5 Arial,Helvetica,sans-serif">
            <div style="max-width:600px;margin:0 auto"><h1 style="font-size:22px;line-height:1.3">%1$s</h1>
            %2$s<p style="font-size:14px">You get this on working mornings because you are in the team of %3$s.</p>
            </div></body></html>
            """;
    private static final String ITEM = """
            <div style="border-top:1px solid #8a8a8a;padding:12px 0">%s<strong>%s</strong><br>
            <span style="font-size:14px">%s %s · due %s</span><br>%s</div>
            """;

    private final Brand brand;

    Digest(Brand brand) {
        this.brand = brand;
    }

    /** @param tasks the earliest first, so those that are overdue come before the others */
    Message of(Team.Member member, List<Task> tasks, ZonedDateTime now) {
        var overdue =
                tasks.stream().filter(task -> task.isOverdue(now.toInstant())).count();
        var subject = (tasks.size() == 1 ? "1 task" : tasks.size() + " tasks") + " to do"
                + (overdue == 0 ? "" : ", " + overdue + " overdue");
        return new Message(
                brand.sender(),
                brand.replyTo(),
                member.email(),
                subject,
                PAGE.formatted(
                        escaped(subject),
                        tasks.stream().map(task -> html(task, now)).collect(Collectors.joining()),
                        escaped(brand.name())),
                tasks.stream().map(task -> text(task, now)).collect(Collectors.joining("\n")),
                Map.of("Auto-Submitted", "auto-generated"));
    }

    private static String html(Task task, ZonedDateTime now) {
        return ITEM.formatted(
                task.isOverdue(now.toInstant()) ? "<strong style=\"color:#b3261e\">Overdue.</strong> " : "",
                escaped(task.title()),
                escaped(task.account().value()),
                escaped(task.reason().words()),
                due(task, now),
                escaped(task.instructions()));
    }

    private static String text(Task task, ZonedDateTime now) {
        return (task.isOverdue(now.toInstant()) ? "OVERDUE: " : "") + task.title() + "\n"
                + task.account().value() + " " + task.reason().words() + ", due " + due(task, now) + "\n"
                + task.instructions() + "\n";
    }

    private static String due(Task task, ZonedDateTime now) {
        return DUE.format(task.dueAt().atZone(now.getZone()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
