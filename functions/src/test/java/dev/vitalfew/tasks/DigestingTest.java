package dev.vitalfew.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Team;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    private final TestTasks tasks = new TestTasks();
    private final List<Message> sent = new ArrayList<>();
    private Mailer.Answer answer = new Mailer.Answer.Accepted("1");
    private boolean stopped;
    private Predicate<String> allowed = _ -> true;

    @BeforeEach
    void threeTasksOfTwoAndATeamOfThree() throws Exception {
        Files.writeString(folder.resolve("segmentation.yaml"), "timezone: Europe/Berlin\n");
        Files.writeString(folder.resolve("team.yaml"), """
                team:
                  - { name: One, email: cs-1@plainboard.example, role: cs }
                  - { name: Two, email: cs-2@plainboard.example, role: cs, absent: { from: 2026-03-03, until: 2026-03-03 } }
                  - { name: Three, email: cs-3@plainboard.example, role: cs }
                """);
        open("late", "cs-1@plainboard.example", "2026-03-02T12:00");
        open("next", "cs-1@plainboard.example", "2026-03-02T07:00");
        open("other", "cs-2@plainboard.example", "2026-03-05T12:00");
    }

    @Test
    void everybodyGetsTheirOwnOnceADayTheEarliestFirst() {
        assertThat(at("2026-03-02T08:00")).isEqualTo(2);
        assertThat(at("2026-03-02T08:30")).isZero();
        assertThat(at("2026-03-04T08:00")).isEqualTo(2);

        var first = sent.getFirst();
        assertThat(sent).extracting(Message::to).startsWith("cs-1@plainboard.example", "cs-2@plainboard.example");
        assertThat(first.subject()).isEqualTo("2 tasks to do, 1 overdue");
        assertThat(first.text()).containsSubsequence("OVERDUE: Call next", "due Mon 2 Mar, 07:00", "Call late");
        assertThat(first.html()).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59, 0",
        "2026-03-02T11:59, 2",
        "2026-03-02T12:00, 0",
        // a Saturday, a Sunday
        "2026-03-07T09:00, 0",
        "2026-03-08T09:00, 0",
        // one is absent
        "2026-03-03T08:00, 1",
        // in summer time
        "2026-03-30T08:00, 2",
        "2026-03-30T07:30, 0",
    })
    void onWorkingMorningsOfTheModelsZone(String time, int written) {
        assertThat(at(time)).isEqualTo(written);
    }

    @Test
    void whatIsDoneIsNotWrittenOf() {
        tasks.store()
                .list(Tasks.Filter.of(Task.State.OPEN), Optional.empty(), 9)
                .tasks()
                .forEach(task ->
                        tasks.store().save(task.changed(Task.State.DONE, task.owner(), task.note(), Instant.EPOCH)));

        assertThat(at("2026-03-02T08:00")).isZero();
    }

    @Test
    void nothingIsSentWhileSendingIsStoppedAndThenItIs() {
        stopped = true;
        assertThat(at("2026-03-02T08:00")).isZero();
        stopped = false;
        assertThat(at("2026-03-02T08:30")).isEqualTo(2);
    }

    @Test
    void whatMayHaveGoneOutIsNotSentAgainWhatSurelyDidNotIs() {
        answer = new Mailer.Answer.Unknown("timeout");
        assertThat(at("2026-03-02T08:00")).isZero();
        answer = new Mailer.Answer.Postponed("too fast");
        assertThat(at("2026-03-02T08:30")).isZero();
        assertThat(at("2026-03-04T08:00")).isZero();
        answer = new Mailer.Answer.Accepted("1");
        assertThat(at("2026-03-02T09:00")).isZero();
        assertThat(at("2026-03-04T08:30")).isEqualTo(2);
    }

    @Test
    void outsideProductionOnlyThoseAreWrittenToWhoAreNamed() {
        allowed = _ -> false;

        assertThat(at("2026-03-02T08:00")).isZero();
    }

    private int at(String time) {
        var model = ModelReader.read(folder);
        return new Digesting(
                        tasks.store(),
                        Team.in(folder, model),
                        allowed,
                        () -> stopped,
                        new Digest(Brand.read(Path.of("..", "model", "brand.yaml"))),
                        this::send,
                        Clock.fixed(LocalDateTime.parse(time).atZone(BERLIN).toInstant(), ZoneOffset.UTC))
                .write();
    }

    private Mailer.Answer send(Message message, Map<String, String> tags) {
        assertThat(Tags.key(tags)).as("no send record of anybody").isEmpty();
        assertThat(tags).containsEntry("digest", "tasks");
        if (answer instanceof Mailer.Answer.Accepted) {
            sent.add(message);
        }
        return answer;
    }

    private void open(String id, String owner, String due) {
        var at = LocalDateTime.parse(due).atZone(BERLIN).toInstant();
        tasks.open(new Task(
                id,
                "call",
                "Call " + id,
                "Say <b>hello</b>.",
                Team.Role.CS,
                Id.account(id),
                new Reason(new Entry(Id.account(id), "health", "at_risk", 1, Instant.EPOCH), Optional.empty()),
                Optional.of(owner),
                Task.State.OPEN,
                Instant.EPOCH,
                at,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                0));
    }
}
