package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tasks.yaml} and {@code team.yaml}. */
class TasksAndTeamTest {

    private static final String CALL = """
            tasks:
              - { task: call-account, title: "Call {{account.name}}", instructions: Ask., for: cs, due: 8h }
            """;
    private static final String ONE = "team: [{ name: One, email: cs-1@plainboard.example, role: cs }]\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void aModelWithOneTask() throws IOException {
        write("segmentation.yaml", """
                timezone: Europe/Berlin
                audiences:
                  - { audience: some, of: accounts, when: { trait: tier, is: gold }, then: { tasks: [call-acount] } }
                """);
    }

    @Test
    void anUnknownTaskIsRefusedAndTheNearestNamed() throws IOException {
        write("tasks.yaml", CALL);
        write("team.yaml", ONE);

        assertThat(problems())
                .containsExactly(
                        "segmentation.yaml:3:86: there is no task call-acount in tasks.yaml. Instead: call-account.");
    }

    @Test
    void withoutTheFileATaskIsWhatItsNameSays() {
        assertThat(problems()).isEmpty();
        assertThat(TaskKinds.in(folder).named("call-acount").title()).isEqualTo("Call acount");
    }

    @Test
    void aTaskThatNobodyCouldDoIsRefused() throws IOException {
        write("tasks.yaml", CALL.replace("call-account", "call-acount"));

        assertThat(problems())
                .containsExactly("tasks.yaml:2:83: nobody in team.yaml has the role cs."
                        + " Instead: - { name: …, email: …, role: cs }.");
    }

    @Test
    void aVariableForWhichNoTraitIsKnownIsRefused() throws IOException {
        write("team.yaml", ONE);
        write("tasks.yaml", """
                tasks:
                  - task: call-acount
                    title: "Call {{account.naem}} of {{account.tier}}"
                    instructions: "Ask {{person.firstNam}}, {{account name}}."
                    for: cs
                """);

        assertThat(problems())
                .containsExactly(
                        "tasks.yaml:3:12: no trait naem is known. Instead: name.",
                        "tasks.yaml:4:19: {{account name}} names no trait. Instead: {{account.name}} or"
                                + " {{person.firstName}}.",
                        "tasks.yaml:4:19: no trait firstNam is known. Instead: firstName.");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        write("tasks.yaml", """
                tasks:
                  - { task: call-acount, title: Call, instructions: Ask., for: support, due: soon }
                  - { task: call-acount, titel: Call, instructions: Ask., for: cs }
                """);
        write("team.yaml", """
                hours: { between: 17:00-09:00 }
                team:
                  - { name: One, email: cs-1, role: cs }
                  - { name: Two, email: cs-2@plainboard.example, role: cs, absent: { from: 2027-02-02, until: 2027-02-01 } }
                  - { name: Three, email: cs-2@plainboard.example, role: boss }
                """);

        assertThat(problems())
                .contains(
                        "tasks.yaml:2:64: support is no role of the team. Instead: one of cs, sales.",
                        "tasks.yaml:2:78: soon is no duration. Instead: due: 8h.",
                        "tasks.yaml:3:26: the key titel means nothing here. Instead: title.",
                        "tasks.yaml:3:13: there are two tasks call-acount. Instead: another name for this one.",
                        "team.yaml:1:19: between is a time of day and a later one. Instead: between: 09:00-17:00.",
                        "team.yaml:3:25: cs-1 is no address. Instead: email: cs-1@example.com.",
                        "team.yaml:4:95: the absence ends before it begins. Instead: a later date.",
                        "team.yaml:5:27: two of the team have cs-2@plainboard.example. Instead: an address of their own.",
                        "team.yaml:5:58: boss is no role of the team. Instead: one of cs, sales.");
    }

    @Test
    void whomARoleLooksAfterIsALensOfAccountsAndItsSegments() throws IOException {
        write("team.yaml", ONE);
        write("segmentation.yaml", """
                timezone: Europe/Berlin
                lenses:
                  - lens: size
                    of: accounts
                    why_one_signal: a test
                    segments:
                      - { segment: big, when: { trait: tier, is: gold }, then: { tasks: [call-account] } }
                      - { segment: small, otherwise: true, then: { sla: 1d } }
                """);
        write("tasks.yaml", "only: { cs: { lens: size, in: [bigg] }, sales: { lens: sise, in: [big] } }\n" + CALL);

        assertThat(problems())
                .contains(
                        "tasks.yaml:1:32: the lens has no segment bigg. Instead: big.",
                        "tasks.yaml:1:56: there is no lens sise of accounts. Instead: size.");
    }

    @Test
    void whoIsAbsentIsPassedOver() throws IOException {
        write("team.yaml", """
                team:
                  - { name: One, email: cs-1@plainboard.example, role: cs, absent: { from: 2027-02-01, until: 2027-02-03 } }
                  - { name: Two, email: cs-2@plainboard.example, role: cs }
                """);
        var team = Team.in(folder, ModelReader.read(folder));

        assertThat(names(team, "2027-01-31")).containsExactly("One", "Two");
        assertThat(names(team, "2027-02-01")).containsExactly("Two");
        assertThat(names(team, "2027-02-03")).containsExactly("Two");
        assertThat(team.present("CS-1@plainboard.example", LocalDate.parse("2027-02-03")))
                .isEmpty();
    }

    /** 2 March 2026 is a Monday; Berlin goes to summer time on the 29th. */
    @ParameterizedTest
    @CsvSource({
        // time is what is left of the working day, then of the next
        "2026-03-02T10:00, 1h, 2026-03-02T11:00",
        "2026-03-02T16:30, 1h, 2026-03-03T09:30",
        "2026-03-02T09:00, 8h, 2026-03-02T17:00",
        // before, after and outside of work it starts when work begins
        "2026-03-02T07:00, 1h, 2026-03-02T10:00",
        "2026-03-02T17:00, 1h, 2026-03-03T10:00",
        "2026-03-06T16:00, 2h, 2026-03-09T10:00",
        "2026-03-07T12:00, 30m, 2026-03-09T09:30",
        "2026-03-02T10:00, 20h, 2026-03-04T14:00",
        // a day is the same time of the next working day
        "2026-03-05T10:00, 2d, 2026-03-09T10:00",
        "2026-03-07T12:00, 1d, 2026-03-10T09:00",
        "2026-03-27T10:00, 1d, 2026-03-30T10:00",
        "2026-03-02T10:00, 1w, 2026-03-09T10:00",
    })
    void timesAreWorkedInTheTeamsHours(String start, String time, String due) throws IOException {
        write("team.yaml", ONE);
        var hours = Team.in(folder, ModelReader.read(folder)).hours();
        var from = java.time.LocalDateTime.parse(start).atZone(hours.zone()).toInstant();

        var after = hours.after(from, WorkingTime.of(time).orElseThrow());

        assertThat(after.atZone(hours.zone()).toLocalDateTime()).isEqualTo(java.time.LocalDateTime.parse(due));
    }

    @Test
    void whatIsNotKnownIsSaidToBe() {
        var text = TaskText.filled(
                "Call {{account.name}} in {{ account.country }}",
                variable -> variable.trait().equals("name") ? Optional.of("A$1 \\ Co") : Optional.empty());

        assertThat(text).isEqualTo("Call A$1 \\ Co in (country unknown)");
    }

    @Test
    void everyTaskThatTheStarterModelNamesIsDefined() {
        var starter = Path.of("..", "model");
        var kinds = TaskKinds.in(starter).byName();

        assertThat(ModelReader.check(starter, 1).problems()).isEmpty();
        assertThat(ModelReader.read(starter).lenses().stream()
                        .flatMap(lens -> lens.segments().stream())
                        .flatMap(segment -> segment.then().tasks().stream()))
                .isNotEmpty()
                .allMatch(kinds::containsKey);
    }

    private static List<String> names(Team team, String date) {
        return team.present(Team.Role.CS, LocalDate.parse(date)).stream()
                .map(Team.Member::name)
                .toList();
    }

    private List<String> problems() {
        return ModelReader.check(folder, 1).problems().stream()
                .map(problem -> problem.file() + problem.said())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
