package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    /** The condition of an audience of accounts, from line 9, column 11. */
    private List<String> problemsOf(String condition) throws IOException {
        return problems("""
                timezone: Europe/Berlin
                rules:
                  - { rule: pays, of: accounts, when: { trait: plan, exists: true } }
                  - { rule: busy, of: accounts, when: { event: A, in_last: 7d, at_least: 3 } }
                  - { rule: some, of: people, when: { event: A } }
                audiences:
                  - audience: some
                    of: accounts
                    when: %s
                    then: { tasks: [call] }
                  - { audience: paying, of: accounts, when: { rule: pays }, then: { tasks: [write] } }
                scores:
                  - { score: worth, of: accounts, points: [{ add: 5, when: { rule: busy } }] }
                lenses:
                  - lens: tier
                    of: accounts
                    goal: { outcome: churn, kpi: retention }
                    segments:
                      - { segment: big, when: { any: [{ trait: mrr, at_least: 500 }, { event: B }] }, then: { tasks: [call] } }
                      - { segment: small, otherwise: true, then: { tasks: [write] } }
                """.formatted(condition));
    }

    private List<String> problems(String segmentation) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), segmentation);
        return ModelReader.check(folder, 1).problems().stream()
                .map(ModelProblem::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ all: [{ trait: plan, is: a }, { trait: plan, is: b }] } | { trait: plan, is: a } (9:19) and { trait: plan, is: b } (9:43)",
                "{ all: [{ trait: plan, in: [a, b] }, { trait: plan, in: [c, d] }] } | { trait: plan, in: [a, b] } (9:19) and { trait: plan, in: [c, d] } (9:48)",
                "{ all: [{ trait: plan, is: a }, { trait: plan, not_in: [a, b] }] } | { trait: plan, is: a } (9:19) and { trait: plan, not_in: [a, b] } (9:43)",
                "{ all: [{ trait: mrr, at_least: 10 }, { trait: mrr, less_than: 5 }] } | { trait: mrr, at_least: 10 } (9:19) and { trait: mrr, less_than: 5 } (9:49)",
                "{ all: [{ trait: mrr, is: 7 }, { trait: mrr, between: [1, 5] }] } | { trait: mrr, is: 7 } (9:19) and { trait: mrr, between: [1, 5] } (9:42)",
                "{ all: [{ trait: plan, is: free }, { trait: plan, at_least: 5 }] } | { trait: plan, is: free } (9:19) and { trait: plan, at_least: 5 } (9:46)",
                "{ all: [{ trait: plan, exists: true }, { trait: plan, missing: true }] } | { trait: plan, exists: true } (9:19) and { trait: plan, missing: true } (9:50)",
                "{ all: [{ trait: plan, starts_with: pro }, { trait: plan, starts_with: free }] } | { trait: plan, starts_with: pro } (9:19) and { trait: plan, starts_with: free } (9:54)",
                "{ all: [{ trait: ends, in_next: 3d }, { trait: ends, missing: true }] } | { trait: ends, in_next: 3d } (9:19) and { trait: ends, missing: true } (9:49)",
                "{ all: [{ trait: ends, before: 2026-01-01 }, { trait: ends, after: 2026-03-01 }] } | { trait: ends, before: 2026-01-01 } (9:19) and { trait: ends, after: 2026-03-01 } (9:56)",
                "{ all: [{ event: A }, { not: { event: A } }] } | { event: A } (9:19) and not { event: A } (9:40)",
                "{ all: [{ event: A, at_least: 5 }, { event: A, less_than: 3 }] } | { event: A, at_least: 5 } (9:19) and { event: A, less_than: 3 } (9:46)",
                "{ all: [{ event: A, in_last: 7d, at_least: 3 }, { event: A, in_last: 30d, less_than: 2 }] } | { event: A, in_last: 7d, at_least: 3 } (9:19) and { event: A, in_last: 30d, less_than: 2 } (9:59)",
                "{ all: [{ event: A, count: days, at_least: 3 }, { event: [A, B], less_than: 2 }] } | { event: A, count: days, at_least: 3 } (9:19) and { event: [A, B], less_than: 2 } (9:59)",
                "{ all: [{ event: A, in_last: 7d }, { event: A, not_in_last: 14d }] } | { event: A, in_last: 7d } (9:19) and { event: A, not_in_last: 14d } (9:46)",
                "{ all: [{ event: A, last_more_than: 30d }, { event: A, in_last: 7d }] } | { event: A, last_more_than: 30d } (9:19) and { event: A, in_last: 7d } (9:54)",
                "{ all: [{ event: A, count: sum of x, at_least: 5 }, { event: A, count: sum of x, less_than: 3 }] } | { event: A, count: sum of x, at_least: 5 } (9:19) and { event: A, count: sum of x, less_than: 3 } (9:63)",
                "{ all: [{ lens: tier, is: big }, { lens: tier, is: small }] } | { lens: tier, is: big } (9:19) and { lens: tier, is: small } (9:44)",
                "{ all: [{ score: worth, at_least: 5 }, { score: worth, at_most: 2 }] } | { score: worth, at_least: 5 } (9:19) and { score: worth, at_most: 2 } (9:50)",
                "{ all: [{ people: { rule: some }, at_least: 3 }, { people: { rule: some }, none: true }] } | { people: { rule: some }, at_least: 3 } (9:19) and { people: { rule: some }, none: true } (9:60)",
                "{ all: [{ people: { rule: some }, at_least: 20% }, { people: { rule: some }, less_than: 10% }] } | { people: { rule: some }, at_least: 20% } (9:19) and { people: { rule: some }, less_than: 10% } (9:62)",
                "{ all: [{ not: { people: { rule: some }, at_least: 2 } }, { not: { people: { rule: some }, at_most: 1 } }] } | not { people: { rule: some }, at_least: 2 } (9:26) and not { people: { rule: some }, at_most: 1 } (9:76)",
                "{ all: [{ rule: pays }, { trait: plan, missing: true }] } | { trait: plan, missing: true } (9:35) and { trait: plan, exists: true } (3:39)",
                "{ all: [{ audience: paying }, { trait: plan, missing: true }] } | { trait: plan, missing: true } (9:41) and { trait: plan, exists: true } (3:39)",
                "{ all: [{ rule: busy }, { event: A, less_than: 2 }] } | { event: A, less_than: 2 } (9:35) and { event: A, in_last: 7d, at_least: 3 } (4:39)",
            })
    void refusesWhatCanNeverHold(String condition, String why) throws IOException {
        assertThat(problemsOf(condition))
                .containsExactly("segmentation.yaml:9:11: this can never hold: " + why
                        + " exclude each other. Instead: any instead of all, or only one of them.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ people: { rule: some }, at_least: 0 } |",
                "{ people: { rule: some }, at_least: 0% } |",
                "{ people: { rule: some }, at_most: 100% } |",
                "{ score: worth, at_least: 0 } | : worth has 0 to 5 points",
                "{ score: worth, less_than: 6 } | : worth has 0 to 5 points",
                "{ any: [{ trait: plan, exists: true }, { trait: plan, missing: true }] } |",
                "{ any: [{ people: { rule: some }, none: true }, { people: { rule: some } }] } |",
            })
    void refusesWhatAlwaysHolds(String condition, @Nullable String reach) throws IOException {
        assertThat(problemsOf(condition))
                .containsExactly("segmentation.yaml:9:11: this always holds" + (reach == null ? "" : reach)
                        + ". Instead: something that is not true of everybody, or nothing.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ score: worth, at_least: 6 } | : worth has 0 to 5 points",
                "{ score: worth, less_than: 0 } | : worth has 0 to 5 points",
                "{ people: { rule: some }, less_than: 0 } |",
                "{ people: { rule: some }, less_than: 0% } |",
            })
    void refusesNumbersThatCanNotBe(String condition, @Nullable String reach) throws IOException {
        assertThat(problemsOf(condition))
                .containsExactly("segmentation.yaml:9:11: this can never hold: " + condition + " (9:11) can't be"
                        + (reach == null ? "" : reach) + ". Instead: something that can be.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{ event: A, then: { event: A }, within: 7d }",
                "{ event: [A, B], then: { event: B }, within: 7d }",
                "{ event: any, then: { event: B }, within: 7d }",
                "{ page: /p, then: { event: any, except: [A] }, within: 7d }",
                "{ page: /p*, then: { page: /p/x }, within: 7d }",
                "{ event: A, where: { x: { is: 1 } }, then: { event: A }, within: 7d }",
            })
    void refusesWhatOneEventIsEnoughFor(String condition) throws IOException {
        assertThat(problemsOf(condition))
                .containsExactly("segmentation.yaml:9:11: one event is enough for both."
                        + " Instead: another event after then; for a second time count: days, at_least: 2.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{ event: A, then: { event: B }, within: 7d }",
                "{ event: any, except: [B], then: { event: B }, within: 7d }",
                "{ page: /p, then: { page: /q* }, within: 7d }",
                "{ page: /p, then: { event: B }, within: 7d }",
                "{ event: A, where: { x: { is: 1 } }, then: { event: A, where: { x: { is: 2 } } }, within: 7d }",
            })
    void takesWhatTwoEventsAreNeededFor(String condition) throws IOException {
        assertThat(problemsOf(condition)).isEmpty();
    }

    @Test
    void saysWhereInsideOfWhatTheContradictionIs() throws IOException {
        var inside = "{ any: [{ event: B }, { people: { all: [{ nps: promoter }, { nps: passive }] } }] }";

        assertThat(problemsOf(inside))
                .containsExactly(
                        "segmentation.yaml:9:43: this can never hold: { nps: promoter } (9:51) and"
                                + " { nps: passive } (9:70) exclude each other. Instead: any instead of all, or only one of them.");
    }

    @Test
    void followsEveryWay() throws IOException {
        var either =
                "{ all: [{ trait: plan, is: a }, { any: [{ trait: plan, is: b }, { trait: plan, missing: true }] }] }";

        assertThat(problemsOf(either))
                .containsExactly("segmentation.yaml:9:11: this can never hold, for one because { trait: plan, is: a }"
                        + " (9:19) and { trait: plan, is: b } (9:51) exclude each other."
                        + " Instead: any instead of all, or only one of them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ all: [{ trait: plan, is: 5 }, { trait: plan, is: 5.0 }] }",
                "{ all: [{ trait: mrr, at_least: 5 }, { trait: mrr, at_most: 5 }] }",
                "{ all: [{ trait: tags, contains: a }, { trait: tags, contains: b }] }",
                "{ all: [{ event: A, in_last: 30d, at_least: 3 }, { event: A, in_last: 7d, less_than: 2 }] }",
                "{ all: [{ event: A, at_least: 5 }, { event: A, count: days, less_than: 3 }] }",
                "{ all: [{ event: A, since: 2026-01-01 }, { event: A, not_in_last: 90d }] }",
                "{ all: [{ event: A, count: min of x, at_least: 5 }, { event: B, count: min of x, less_than: 3 }] }",
                "{ all: [{ trait: plan, is_not: a }, { trait: plan, is_not: b }, { not: { trait: plan, is: c } }] }",
                "{ all: [{ people: { trait: role, is: a } }, { people: { trait: role, is: b } }] }",
                "{ any: [{ trait: plan, is: a }, { trait: plan, is: b }] }",
                "{ all: [{ trait: ends, in_next: 3d }, { trait: ends, in_last: 3d }] }",
                "{ all: [{ people: { rule: some }, at_least: 2 }, { people: { rule: some }, less_than: 3 }] }",
                "{ people: { rule: some }, share_of: seats, at_most: 100% }",
                "{ score: worth, at_least: 5 }",
            })
    void takesWhatCanHold(String condition) throws IOException {
        assertThat(problemsOf(condition)).isEmpty();
    }

    /** Segments of a lens from line 7 on. */
    private List<String> problemsOfSegments(String segments) throws IOException {
        return problems("""
                timezone: Europe/Berlin
                lenses:
                  - lens: tier
                    of: accounts
                    goal: { outcome: churn, kpi: retention }
                    why_one_signal: it is a test
                %s
                """.formatted(segments.indent(4)));
    }

    @Test
    void refusesASegmentThatAnEarlierOneSwallows() throws IOException {
        var problems = problemsOfSegments("""
                segments:
                  - { segment: paying, when: { trait: mrr, at_least: 100 }, then: { tasks: [a] } }
                  - { segment: big, when: { trait: mrr, at_least: 500 }, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """);

        assertThat(problems)
                .containsExactly(
                        "segmentation.yaml:9:20: nobody reaches big: whoever fits it is in paying (8:20) before;"
                                + " whoever fits { trait: mrr, at_least: 500 } (9:31) fits { trait: mrr, at_least: 100 } (8:34)."
                                + " Instead: the narrower segment first, or another condition.");
    }

    @Test
    void refusesWhatComesAfterEverybody() throws IOException {
        var problems = problemsOfSegments("""
                segments:
                  - { segment: known, when: { trait: plan, exists: true }, then: { tasks: [a] } }
                  - { segment: unknown, when: { trait: plan, missing: true }, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """);

        assertThat(problems)
                .containsExactly(
                        "segmentation.yaml:10:20: nobody reaches rest: those before it, or needs, leave nobody over;"
                                + " not { trait: plan, exists: true } (8:33) and not { trait: plan, missing: true } (9:35) exclude"
                                + " each other. Instead: otherwise: true for the last of those before it.");
    }

    @Test
    void refusesBranchesOfSequencesThatNobodyTakes() throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("sequences/welcome.yaml"), """
                topic: tips
                steps:
                  - email: hello
                  - branch:
                      - { when: { all: [{ trait: plan, is: a }, { trait: plan, is: b }] }, steps: [{ email: one }] }
                      - { otherwise: true, steps: [{ email: two }] }
                """);

        var problems = problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: { event: A }, then: { sequences: [welcome] } }]
                """);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("sequences/welcome.yaml:5:17: this can never hold: ");
    }

    @Test
    void countsPeopleInWholeNumbers() throws IOException {
        var problems = problemsOfSegments("""
                segments:
                  - { segment: silent, when: { people: { event: A }, none: true }, then: { tasks: [a] } }
                  - { segment: loud, when: { people: { event: A } }, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """);

        assertThat(problems).singleElement().asString().startsWith("segmentation.yaml:10:20: nobody reaches rest: ");
    }

    @Test
    void refusesWhatNeedsLeaveOut() throws IOException {
        var problems = problemsOfSegments("""
                needs: [plan]
                segments:
                  - { segment: unknown, when: { trait: plan, missing: true }, then: { tasks: [a] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """);

        assertThat(problems)
                .containsExactly(
                        "segmentation.yaml:9:20: nobody reaches unknown: those before it, or needs, leave nobody"
                                + " over; { trait: plan, missing: true } (9:35) and plan exists (7:13) exclude each other."
                                + " Instead: the narrower segment first, or another condition.");
    }

    @Test
    void takesASegmentThatIsLeftLaterThanTheOneBeforeIt() throws IOException {
        assertThat(problemsOfSegments("""
                segments:
                  - { segment: paying, when: { event: A, in_last: 7d }, then: { tasks: [a] } }
                  - { segment: lately, leave_after: 3, when: { event: A, in_last: 7d }, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """)).isEmpty();
    }

    @Test
    void takesASegmentIntoWhichSomebodyIsPutByHand() throws IOException {
        assertThat(problemsOfSegments("""
                pins: [{ id: acme, segment: big, until: 2027-01-01 }]
                segments:
                  - { segment: paying, when: { trait: mrr, at_least: 100 }, then: { tasks: [a] } }
                  - { segment: big, when: { trait: mrr, at_least: 500 }, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11 | { event: A, in_last: 90d }                        | ",
                "12 | { event: A, in_last: 90d }                        | 101",
                "2  | { event: A, in_last: 100d }                       | 101",
                "2  | { event: A, count: weeks, in_last: 14w }          | ",
                "3  | { event: A, count: weeks, in_last: 14w }          | 101",
                "3  | { event: A, count: days, in_last: 49d, fell_by: 50%, from_at_least: 8 } | 101",
                "6  | { all: [{ event: B }, { any: [{ event: C }, { event: A, in_last: 96d }] }] } | 101",
                "6  | { audience: steady }                              | 105",
                "28 | { event: A, since: 2026-01-01 }                   | ",
                "28 | { event: A }                                      | ",
                "28 | { event: A, last_more_than: 200d }                | ",
                "28 | { trait: began, in_last: 400d }                   | ",
            })
    void refusesToLookBackFurtherThanTheLogKeeps(int leaveAfter, String condition, @Nullable Integer reach)
            throws IOException {
        var problems = problems("""
                timezone: UTC
                lenses:
                  - lens: use
                    of: accounts
                    why_one_signal: it is enough
                    goal: { outcome: churn, kpi: retention }
                    segments:
                      - { segment: much, leave_after: %d, when: %s, then: { tasks: [a] } }
                      - { segment: rest, otherwise: true, then: { tasks: [b] } }
                audiences:
                  - { audience: steady, of: accounts, when: { event: A, in_last: 100d }, then: { tasks: [c] } }
                """.formatted(leaveAfter, condition));

        if (reach == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .containsExactly("segmentation.yaml:8:20: much reaches back " + reach
                            + " days, its leave_after included, and the log keeps 100. Instead: leave_after: "
                            + (leaveAfter - reach + 100) + " at most, or a shorter time.");
        }
    }

    @Test
    void refusesAGoalOfWhichNobodyCanTellWhetherItWasReached() throws IOException {
        var problems = problems("""
                timezone: UTC
                lenses:
                  - lens: tier
                    of: accounts
                    goal: { outcome: churns, kpi: retention }
                    segments:
                      - { segment: paying, when: { trait: mrr, at_least: 1 }, then: { tasks: [call] } }
                      - { segment: free, otherwise: true, then: { sla: 2d } }
                """);

        assertThat(problems)
                .contains("segmentation.yaml:5:22: churns is no outcome that can be told of an account: they are churn,"
                        + " expansion, contraction, support_cost, conversion. Instead: churn.");
    }

    @Test
    void warnsOfALensWithoutAGoalOrWithoutAKpi() throws IOException {
        var problems = problems("""
                timezone: Europe/Berlin
                lenses:
                  - lens: tier
                    of: accounts
                    segments:
                      - { segment: big, when: { any: [{ trait: mrr, at_least: 500 }, { event: B }] }, then: { tasks: [a] } }
                      - { segment: rest, otherwise: true, then: { tasks: [b] } }
                  - lens: size
                    of: accounts
                    goal: { outcome: churn }
                    segments:
                      - { segment: big, when: { all: [{ trait: mrr, at_least: 500 }, { event: B }] }, then: { tasks: [a] } }
                      - { segment: rest, otherwise: true, then: { tasks: [b] } }
                """);

        assertThat(problems)
                .containsExactly(
                        "segmentation.yaml:3:11: warning: tier has no goal, so nobody can say whether it works."
                                + " Instead: goal: { outcome: churn, kpi: 90-day retention }.",
                        "segmentation.yaml:8:11: warning: the goal of size has no kpi to measure it by."
                                + " Instead: kpi: 90-day retention.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ trait: plan, is: a } | { not: { trait: plan, in: [b, c] } } | trait plan",
                "{ event: A, in_last: 7d } | { event: A, not_in_last: 30d } | event A",
                "{ people: { nps: promoter } } | { people: { nps: passive } } | nps",
            })
    void warnsOfALensThatRestsOnASingleSignal(String one, String other, String signal) throws IOException {
        var segments = """
                segments:
                  - { segment: one, when: %s, then: { tasks: [a] } }
                  - { segment: two, when: %s, then: { tasks: [b] } }
                  - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """.formatted(one, other);
        var silent = problemsOfSegments(segments);
        var problems = problems(Files.readString(folder.resolve("segmentation.yaml"))
                .replace("    why_one_signal: it is a test\n", ""));

        assertThat(silent).isEmpty();
        assertThat(problems)
                .containsExactly("segmentation.yaml:3:11: warning: tier rests on a single signal, " + signal
                        + ". Instead: a second one, or the reason for one as why_one_signal: ….");
    }
}
