package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class ModelProblemsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    /** The condition of an audience of accounts, from line 5, column 11. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ event: any, in_lst: 30d }             | 5:25 | the key in_lst means nothing here | in_last",
                "{ evnt: any }                           | 5:11 | a condition does not say what it is about, only evnt | event",
                "{ event: A, page: /p }                  | 5:23 | one condition has both event and page | all: [{ event: … }, { page: … }]",
                "{ event: any, in_last: 30 }             | 5:34 | 30 is not a number of days or weeks | in_last: 28d",
                "{ event: any, in_last: 12h }            | 5:34 | 12h is not a number of days or weeks | in_last: 28d",
                "{ event: any, in_last: 101d }           | 5:34 | this reaches back 101 days, and the log keeps 100 | in_last: 100d at most",
                "{ event: any, in_last: 50d, fell_by: 50% } | 5:34 | this reaches back 101 days, and the log keeps 100 | in_last: 49d at most",
                "{ event: any, in_last: 9d, fell_by: 50 } | 5:47 | fell_by is a percentage | fell_by: 50%",
                "{ event: any, in_last: 9d, fell_by: 150% } | 5:47 | fell_by is a percentage | fell_by: 50%",
                "{ event: any, fell_by: 50% }            | 5:25 | fell_by needs in_last in days | { count: days, in_last: 28d, fell_by: 50%, from_at_least: 8 }",
                "{ event: any, at_least: -1 }            | 5:35 | -1 is not a whole number such as 3 | a whole number such as 3",
                "{ event: any, at_least: 1, at_most: 3 } | 5:38 | a condition has one comparison | between: [least, most]",
                "{ event: any, between: [4, 1] }         | 5:34 | between has the least first, and 4 is more than 1 | between: [1, 4]",
                "{ trait: mrr, between: [1,000, 5] }     | 5:34 | between has a least and a most, not 3 numbers | between: [1, 4]",
                "{ trait: mrr, between: [7] }            | 5:34 | between has a least and a most, not 1 number | between: [1, 4]",
                "{ trait: mrr, at_least: 1,000 }         | 5:37 | a comma ends what is before it, so 000 is a key and no part of a number | a number without separators, such as 1000",
                "{ trait: mrr, at_least: '1,000' }       | 5:35 | 1,000 is not a number such as 3 or 2.5 | 1000",
                "{ trait: mrr, at_least: 1'000'000 }     | 5:35 | 1'000'000 is not a number such as 3 or 2.5 | 1000000",
                "{ trait: mrr, at_least: '-2,5' }        | 5:35 | -2,5 is not a number such as 3 or 2.5 | -2.5",
                "{ trait: mrr, at_least: 1.000 }         | 5:35 | 1.000 can be read as 1000 and as 1 | 1000 or 1",
                "{ trait: mrr, between: [0.250, 1.500] } | 5:42 | 1.500 can be read as 1500 and as 1.5 | 1500 or 1.5",
                "{ event: any, at_least: 1.000 }         | 5:35 | 1.000 is not a whole number such as 3 | 1000",
                "{ event: any, at_least: '2,5' }         | 5:35 | 2,5 is not a whole number such as 3 | a whole number such as 3",
                "{ trait: began, before: 01.02.2026 }    | 5:35 | 01.02.2026 is no date as year-month-day | before: 2026-03-31",
                "{ event: any, at_least: 0 }             | 5:35 | this always holds | a number from 1",
                "{ event: any, count: days, in_last: 28d, at_least: 29 } | 5:62 | this can never hold, the most there can be is 28 | a number from 1 to 28",
                "{ event: any, count: days, in_last: 28d, at_most: 28 } | 5:61 | this always holds | a number from 0 to 27",
                "{ event: any, count: days, since: 2026-09-01, until: 2026-09-10, at_least: 11 } | 5:86 | this can never hold, the most there can be is 10 | a number from 1 to 10",
                "{ event: any, less_than: 0 }            | 5:36 | this can never hold, the least there can be is 0 | a number from 1",
                "{ page: /pricing/ }                     | 5:19 | no path is like /pricing/, so it fits nothing | /pricing",
                "{ page: [/, /pricing?plan=pro] }        | 5:23 | no path is like /pricing?plan=pro, so it fits nothing | /pricing",
                "{ page: https://example.com/pricing/ }  | 5:19 | no path is like https://example.com/pricing/, so it fits nothing | /pricing",
                "{ page: https://example.com }           | 5:19 | no path is like https://example.com, so it fits nothing | /",
                "{ page: any }                           | 5:19 | no path is like any, so it fits nothing | \"\"\"*\"\"\"",
                "{ email: any, did: clicked, link: /up/ } | 5:45 | no path is like /up/, so it fits nothing | /up",
                "{ email: any, did: clicked, link: 'https://a.example/up/?a=b' } | 5:45 | no path is like https://a.example/up/?a=b, so it fits nothing | https://a.example/up",
                "{ feature: [any, core] }                | 5:22 | any is every feature, with whatever tags | feature: any, or tags without it",
                "{ event: [any, A] }                     | 5:20 | any is all the others as well | event: any",
                "{ event: any, each_at_least: 2, in_last: 9d, fell_by: 50% } | 5:25 | the key each_at_least means nothing here | from_at_least",
                "{ event: A, where: { plan: pro } }      | 5:38 | it is not said how plan is compared | plan: { is: pro }",
                "{ event: A, where: { plan: [a, b] } }   | 5:38 | it is not said how plan is compared | plan: { in: [a, b] }",
                "[{ event: A }, { event: B }]            | 5:11 | when has one condition | when: { all: [ … ] } or { any: [ … ] }",
                "{ not: [{ event: A }] }                 | 5:18 | not has one condition | not: { all: [ … ] } or { any: [ … ] }",
                "{ trait: plan, is: [a, b] }             | 5:30 | is has one value | in: [a, b]",
                "{ trait: plan, is_not: [a, b] }         | 5:34 | is_not has one value | not_in: [a, b]",
                "{ trait: plan, contains: [a, b] }       | 5:36 | contains has one value | any: [ … ] with a condition for each",
                "{ trait: plan, is: null }               | 5:30 | null is no value | missing: true",
                "{ trait: plan, is: ~ }                  | 5:30 | null is no value | missing: true",
                "{ trait: plan, is_not: null }           | 5:34 | null is no value | exists: true",
                "{ trait: plan, in: [a, null] }          | 5:30 | null is no value | any: [ … ] with missing: true in one of them",
                "{ lens: tier, is_not: big }             | 5:25 | a lens is asked for segments that somebody is in | not: { lens: tier, is: big }",
                "{ lens: tier, not_in: [big, small] }    | 5:25 | a lens is asked for segments that somebody is in | not: { lens: tier, in: [big, small] }",
                "{ feature: core, except: [Task Created] } | 5:36 | except leaves no feature over | fewer of Task Created",
                "{ or: [{ event: A }, { event: B }] }    | 5:11 | a condition does not say what it is about, only or | any: [ … ]",
                "{ and: [{ event: A }, { event: B }] }   | 5:11 | a condition does not say what it is about, only and | all: [ … ]",
                "{ none: [{ event: A }, { event: B }] }  | 5:11 | a condition does not say what it is about, only none | not: { any: [ … ] }",
                "{ list: lists/partners.csv }            | 5:19 | there is no file lists/partners.csv | put the file there, with an id in each line",
                "{ all: { event: A } }                   | 5:18 | all is a list | all: [ … ] with a condition for each",
                "{ event: any, count: weeks, in_last: 30d } | 5:48 | 30d is not a number of weeks | in_last: 4w",
                "{ event: any, count: weeks }            | 5:11 | weeks are counted back from today | in_last: 4w",
                "{ event: any, count: hours }            | 5:32 | hours can't be counted | one of average of …, days, kinds, max of …, min of …, sum of …, times, weeks",
                "{ event: any, count: kinds }            | 5:32 | there is only one kind of it | event: [A, B, C], count: kinds",
                "{ feature: cor }                        | 5:22 | no feature has the tag cor | core",
                "{ feature: Task Created }               | 5:22 | no feature has the tag Task Created | event: Task Created",
                "{ feature: [core, paid] }               | 5:22 | no feature is core and paid | tags that a feature has",
                "{ feature: any, except: [Task Creatd] } | 5:36 | there is no feature Task Creatd | Task Created",
                "{ event: A, where: { amount: { least: 3 } } } | 5:42 | the key least means nothing here | at_least",
                "{ trait: plan }                         | 5:11 | it is not said what the value must be | one of is, is_not, in, not_in, contains, starts_with, matches, exists, missing, at_least, at_most, less_than, between",
                "{ trait: mrr, at_least: much }          | 5:35 | much is not a number such as 3 or 2.5 | a number such as 3 or 2.5",
                "{ trait: plan, exists: false }          | 5:34 | exists is only ever true | exists: true, or missing: true",
                "{ rule: activ }                         | 5:19 | there is no rule activ | active",
                "{ rule: loop_a }                        | 11:49 | rules that need each other: loop_a → loop_b → loop_a | the condition itself in one of them",
                "{ rule: one_person }                    | 5:19 | the rule one_person is of people, this one is of accounts | people: { rule: one_person }",
                "{ lens: tear, is: big }                 | 5:19 | there is no lens tear | tier",
                "{ lens: tier, is: bug }                 | 5:29 | the lens tier has no segment bug | big",
                "{ lens: tier }                          | 5:11 | the segment of the lens is not said | { lens: …, is: … } or in: [ … ]",
                "{ audience: itsef }                     | 5:23 | there is no audience itsef | itself",
                "{ audience: itself }                    | 3:15 | needs itself: itself → itself | the condition itself in one of them",
                "{ people: { people: { event: A } } }    | 5:23 | a rule of people asks about people | the condition itself",
                "{ people: { event: A }, share_of: seats } | 5:11 | it is not said how much | one of at_least, at_most, less_than, between",
                "{ people: { event: A }, share_of: seats, at_least: 3 } | 5:62 | 3 is not a percentage such as 20% | a percentage such as 20%",
                "{ people: { nps: promoters } }          | 5:28 | promoters is no group of NPS answers | promoter",
                "{ people: { nps: any, in_last: 90 } }   | 5:42 | 90 is not a number of days or weeks | in_last: 90d",
                "{ people: { nps: any, at_least: 9 } }   | 5:33 | the key at_least means nothing here | in_last",
                "{ nps: detractor }                      | 5:13 | people answer the NPS question, not accounts | { people: { nps: promoter, in_last: 90d }, at_least: 1 }",
                "{ people: { event: A }, any: true }     | 5:35 | of people it is not said as any how many | at_least: 1, or nothing, which means the same",
                "{ people: { event: A }, all: true }     | 5:35 | of people it is not said as all how many | everybody: true",
                "Team Invited                            | 5:11 | a condition is expected, not Team Invited | when: { event: Team Invited }",
                "{ not: A }                              | 5:18 | a condition is expected, not A | not: { event: A }",
                "null                                    | 5:11 | a condition is expected | when: { event: any, in_last: 14d }",
                "{ all: [A, { event: B }] }              | 5:19 | keys and values are expected, not A | key: value",
                "{ event: A, where: { trait: amount, at_least: 3 } } | 5:30 | where names the properties themselves, without trait | where: { amount: { at_least: 3 } }",
                "{ all: [] }                             | 5:18 | all has no conditions | a list of conditions",
                "{ event: any, event: any }              | 5:25 | the key event is repeated | keep one of them",
            })
    void saysWhatIsWrongWithAConditionAndWhere(String condition, String place, String what, String instead)
            throws IOException {
        var problems =
                problems("""
                timezone: Europe/Berlin
                audiences:
                  - audience: itself
                    of: accounts
                    when: %s
                    then: { tasks: [call] }
                features: { Task Created: [core], Report Exported: [paid] }
                rules:
                  - { rule: active, of: accounts, when: { event: any } }
                  - { rule: loop_a, of: accounts, when: { rule: loop_b } }
                  - { rule: loop_b, of: accounts, when: { rule: loop_a } }
                  - { rule: one_person, of: people, when: { event: any } }
                lenses:
                  - lens: tier
                    of: accounts
                    segments:
                      - { segment: big, when: { trait: mrr, at_least: 500 }, then: { tasks: [call] } }
                      - { segment: small, otherwise: true, then: { tasks: [write] } }
                """.replace("        when: %s", "        when: %s").formatted(condition));

        assertThat(problems).contains("segmentation.yaml:" + place + ": " + what + ". Instead: " + instead + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ all: { event: A } }",
                "{ not: [] }",
                "{ trait: plan, is: [a] }",
                "{ event: A, where: { plan: a } }",
                "{ or: [{ event: A }] }",
            })
    void saysOfOneMistakeOneThing(String condition) throws IOException {
        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: %s, then: { tasks: [call] } }]
                """.formatted(condition))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.250", "-0.500", "1.125", "12.50", "1234.500", "1.0000"})
    void takesNumbersThatCanBeReadInOneWayAlone(String number) throws IOException {
        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: { trait: mrr, at_least: %s }, then: { tasks: [call] } }]
                """.formatted(number))).isEmpty();
    }

    @Test
    void warnsOfQuotesOfAWordProcessor() throws IOException {
        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: { trait: plan, is: “pro” }, then: { tasks: [call] } }]
                """))
                .containsExactly(
                        "segmentation.yaml:2:68: warning: the quotes of “pro” are no straight ones, so they count"
                                + " as text. Instead: \"pro\".");
    }

    @Test
    void takesNullInQuotesForText() throws IOException {
        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: { trait: plan, is: "null" }, then: { tasks: [call] } }]
                """)).isEmpty();
    }

    private List<String> problems(String segmentation) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), segmentation);
        return ModelReader.check(folder, 1).problems().stream()
                .map(ModelProblem::toString)
                .toList();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("sequences/welcome.yaml"), """
                topic: tips
                exit: [goal_reached]
                reentry: sometimes
                send: { between: 17:00-09:00, days: mon-fry }
                steps:
                  - wait: 3 days
                  - branch: []
                """);

        var problems = problems("""
                timezone: Europe/Berln
                lenses:
                  - lens: tier
                    of: acounts
                    segments: []
                  - lens: use
                    of: accounts
                    segments:
                      - segment: rest
                        otherwise: true
                        then: { tasks: [call] }
                      - segment: Big One
                        when: { event: any }
                      - segment: more
                        when: { event: any }
                        then: { tasks: [call], sequences: [welcom] }
                      - segment: same
                        when: { event: any }
                        then: { tasks: [call] }
                audiences:
                  - audience: use
                    of: people
                    when: { event: any }
                    then: { tasks: [call] }
                """);

        assertThat(problems)
                .containsExactly(
                        "segmentation.yaml:1:11: there is no time zone Europe/Berln. Instead: Europe/Berlin.",
                        "segmentation.yaml:4:9: acounts is not what can be divided. Instead: accounts.",
                        "segmentation.yaml:5:15: a lens divides, and this one has 0 segments. Instead: two to four.",
                        "segmentation.yaml:10:9: nobody reaches the segments after otherwise. Instead: make it the last.",
                        "segmentation.yaml:12:9: nothing happens for those who enter. Instead: then: { tasks: [ … ] } or { sequences: [ … ] }.",
                        "segmentation.yaml:12:18: Big One is no name: lower-case letters, digits, _ and -, a letter first; in and unclassified are taken. Instead: big_one.",
                        "segmentation.yaml:16:44: there is no sequences/welcom.yaml. Instead: welcome.",
                        "segmentation.yaml:17:9: the last segment of use leaves some in none. Instead: a last segment with otherwise: true.",
                        "segmentation.yaml:19:15: same does the same as rest. Instead: an action of its own, or one segment for both.",
                        "segmentation.yaml:21:15: there is another lens, audience or score use. Instead: another name for this one.",
                        "sequences/welcome.yaml:1:1: warning: nobody enters this sequence. Instead: name it under then of a segment or audience, start: { event: … }, or delete it.",
                        "sequences/welcome.yaml:2:7: the sequence has no goal to be reached. Instead: goal: { event: …, in_next: 14d }.",
                        "sequences/welcome.yaml:3:10: sometimes does not say who enters again. Instead: never, always or after 90d.",
                        "sequences/welcome.yaml:4:18: between is a time of day and a later one. Instead: between: 09:00-17:00.",
                        "sequences/welcome.yaml:4:37: mon-fry are no days. Instead: mon-fri, or [tue, thu].",
                        "sequences/welcome.yaml:6:3: no step is an email. Instead: - email: its-name.",
                        "sequences/welcome.yaml:6:11: a wait is a duration. Instead: wait: 3d.",
                        "sequences/welcome.yaml:7:13: branch leads nowhere. Instead: - { when: …, steps: [ … ] }.");
        assertThatThrownBy(() -> ModelReader.read(folder)).isInstanceOf(ModelRefused.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tier  | gone | big  | 4:8 | tier is still there. Instead: a name that nothing has any more.",
                "other | gone | big  | 4:8 | other is still there. Instead: a name that nothing has any more.",
                "gone  | gone | big  | 11:37 | another one says that it was gone. Instead: was in one of the two.",
                "past  | gone | rest | 8:30 | rest is still there. Instead: a name that nothing has any more.",
                "past  | gone | fine | 9:31 | another one says that it was fine. Instead: was in one of the two.",
            })
    void refusesANameOfBeforeThatIsThereOrClaimedTwice(
            String lens, String audience, String segment, String place, String what) throws IOException {
        var problems = problems("""
                timezone: UTC
                lenses:
                - lens: tier
                  was: %s
                  of: accounts
                  goal: { outcome: churn, kpi: retention }
                  segments:
                    - { segment: small, was: %s, when: { event: A }, then: { tasks: [a] } }
                    - { segment: middle, was: %s, when: { event: B }, then: { tasks: [b] } }
                    - { segment: rest, otherwise: true, then: { tasks: [c] } }
                """.formatted(lens, segment, segment.equals("fine") ? "fine" : "older")
                + "audiences: [{ audience: other, was: %s, of: people, when: { event: A }, then: { tasks: [d] } }]\n"
                        .formatted(audience));

        assertThat(problems).contains("segmentation.yaml:" + place + ": " + what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sla: 24h, tasks: [a] | sla: 1d, tasks: [a]",
                "tasks: [a, b], guidance: [x, y] | guidance: [y, x], tasks: [b, a]",
            })
    void refusesTheSameActionsInOtherWords(String one, String other) throws IOException {
        var problems = problems("""
                timezone: UTC
                lenses:
                - lens: tier
                  of: accounts
                  goal: { outcome: churn, kpi: retention }
                  segments:
                    - { segment: big, when: { any: [{ event: A }, { trait: mrr, at_least: 5 }] }, then: { %s } }
                    - { segment: rest, otherwise: true, then: { %s } }
                """.formatted(one, other));

        assertThat(problems)
                .singleElement()
                .asString()
                .endsWith("rest does the same as big. Instead: an action of its own, or one segment for both.");
    }

    @ParameterizedTest
    @CsvSource({
        "5, true, segmentation.yaml:5:5: warning: five segments are many to act on",
        "6, false, segmentation.yaml:5:5: 6 segments are too many to act on",
        "6, true,"
    })
    void asksForTheReasonOfSixSegments(int segments, boolean reason, @Nullable String problem) throws IOException {
        var text = new StringBuilder("timezone: UTC\nlenses:\n- lens: tier\n  segments:\n");
        for (var i = 1; i < segments; i++) {
            text.append("    - { segment: s%d, when: { event: E%d }, then: { tasks: [t%d] } }\n".formatted(i, i, i));
        }
        text.append("    - { segment: rest, otherwise: true, then: { tasks: [rest] } }\n  of: accounts\n");
        text.append("  goal: { outcome: churn, kpi: 90-day retention }\n");
        text.append(reason && segments > 5 ? "  why_so_many: sales has six teams\n" : "");

        var problems = problems(text.toString());

        assertThat(problems)
                .hasSize(problem == null ? 0 : 1)
                .allMatch(said -> problem != null && said.startsWith(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# timezone: UTC\n# lenses:\n"})
    void saysWhatIsMissingFromAFileThatSaysNothing(String text) throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("sequences/welcome.yaml"), text);

        assertThat(problems(text))
                .contains(
                        "segmentation.yaml:1:1: the file says nothing, the key timezone is missing."
                                + " Instead: timezone: Europe/Berlin.",
                        "sequences/welcome.yaml:1:1: the file says nothing, the key topic is missing."
                                + " Instead: topic: a_name.");
        assertThatThrownBy(() -> ModelReader.read(folder)).isInstanceOf(ModelRefused.class);
    }

    @Test
    void warnsOfAnEventThatIsNearlyAFeature() throws IOException {
        assertThat(problems("""
                timezone: UTC
                features: { Task Created: [core] }
                audiences:
                  - { audience: some, of: people, when: { event: Task Creatd }, then: { tasks: [a] } }
                  - { audience: others, of: people, when: { event: Task Closed }, then: { tasks: [b] } }
                """))
                .containsExactly("segmentation.yaml:4:50: warning: Task Creatd is no feature, and nearly one."
                        + " Instead: Task Created.");
    }

    @Test
    void warnsOfAListOfNobody() throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/vip.txt"), "# nobody yet\n");

        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, when: { list: lists/vip.txt }, then: { tasks: [a] } }]
                """))
                .containsExactly("lists/vip.txt:1:1: warning: the file lists nobody. Instead: an id in each line.");
    }

    @Test
    void refusesWhatIsNestedDeeperThanAnybodyCanRead() throws IOException {
        var deep = "{ not: ".repeat(3000) + "{ event: A }" + " }".repeat(3000);

        assertThat(problems("""
                timezone: UTC
                audiences: [{ audience: some, of: people, then: { tasks: [a] }, when: %s }]
                """.formatted(deep)))
                .containsExactly("segmentation.yaml:2:400: this is nested more than 50 deep."
                        + " Instead: a part of it with a name, under rules.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void refusesRulesThatNameEachOtherDeeperThanAnybodyCanFollow(int way) throws IOException {
        var rules = new StringBuilder("timezone: UTC\nrules:\n");
        for (var i = 1; i < 3000; i++) {
            rules.append("  - { rule: r%d, of: people, when: { not: { rule: r%d } } }\n".formatted(i, i + way));
        }
        rules.append("  - { rule: r%d, of: people, when: { event: A } }\n".formatted(way > 0 ? 3000 : 0));

        assertThat(problems(rules.toString()))
                .isNotEmpty()
                .allMatch(problem -> problem.endsWith(": rules that name each other more than 50 deep."
                        + " Instead: the condition itself in one of them."));
    }

    @Test
    void refusesRulesThatNameOthersMoreOftenThanAnybodyCanFollow() throws IOException {
        var rules = new StringBuilder("timezone: UTC\nrules:\n  - { rule: r0, of: people, when: { event: A } }\n");
        for (var i = 1; i <= 40; i++) {
            rules.append("  - { rule: r%d, of: people, when: { any: [{ rule: r%d }, { not: { rule: r%d } }] } }\n"
                    .formatted(i, i - 1, i - 1));
        }

        assertThat(problems(rules.toString()))
                .containsExactly("segmentation.yaml:12:72: rules that name others more than 1000 times in all."
                        + " Instead: the condition itself in one of them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timezone: UTC\\n\\tlenses: [] | 2:1 | a tab stands where YAML wants spaces",
                "timezone: [UTC\\nlenses: [] | 1:11 | this [ is not closed. Instead: ] at its end.",
                "a: { b: c\\nd: e | 1:4 | this { is not closed. Instead: } at its end.",
                "a: {b: [c}, d: e} | 1:10 | a comma or the closing ] is missing before this",
                "a: {event: Task: Created} | 1:16 | a comma or the closing } is missing before this. Instead: a comma"
                        + " between two entries, and text with a colon in quotes.",
                "a: Task: Created | 1:8 | a second colon stands in this line. Instead: text with a colon in quotes.",
                "a:b\\nc: d | 2:2 | this line is indented too far, or the one before lacks a colon and a space",
                "a: { m: *@acme.example } | 1:9 | text that begins with * needs quotes. Instead: \"*@acme.example\".",
                "a: * | 1:4 | text that begins with * needs quotes. Instead: \"*\".",
                "a: *all | 1:4 | text that begins with * needs quotes. Instead: \"*all\".",
                "a: [@x, y] | 1:5 | text that begins with @ needs quotes. Instead: \"@x\".",
                "a: \"it\\nb: c | 1:4 | this quote is not closed. Instead: the same quote at the end of the text.",
                "a: \"it\" s | 1:9 | the text goes on after its quotes",
                "a: { b: c }} | 1:12 | a } too many",
                "l:\\n  - x: 1\\n   y: 2 | 3:4 | this line is not indented like those that it belongs with",
                "l:\\n  - x\\n  y: 2 | 3:3 | this line is not indented like those that it belongs with",
                "a: > b | 1:6 | not YAML",
                "timezone: &a UTC\\nfeatures: { A: *a } | 1:11 | an anchor that is used again",
                "- timezone | 1:1 | a file of keys and values is expected",
            })
    void refusesWhatIsNoYamlOrTooClever(String text, String place, String what) throws IOException {
        var problems = problems(text.translateEscapes());

        assertThat(problems).singleElement().asString().startsWith("segmentation.yaml:" + place + ": " + what);
    }

    /** Two of one name may stand beside each other in a file that two people edit. */
    @Test
    void refusesASecondOneOfTheSameName() throws IOException {
        assertThat(problems("""
                timezone: UTC
                lenses:
                  - { lens: tier, of: accounts, segments: [{ segment: a, otherwise: true, then: { sla: 1h } }] }
                  - { lens: tier, of: accounts, segments: [{ segment: a, otherwise: true, then: { sla: 1h } }] }
                audiences:
                  - { audience: some, of: people, when: { event: A }, then: { sla: 1h } }
                  - { audience: some, of: people, when: { event: B }, then: { sla: 1h } }
                scores:
                  - { score: lead, of: people, points: [{ add: 1, when: { event: A } }] }
                  - { score: lead, of: people, points: [{ add: 2, when: { event: A } }] }
                """))
                .contains(
                        "segmentation.yaml:4:13: there is another lens, audience or score tier."
                                + " Instead: another name for this one.",
                        "segmentation.yaml:7:17: there is another lens, audience or score some."
                                + " Instead: another name for this one.",
                        "segmentation.yaml:10:14: there is another lens, audience or score lead."
                                + " Instead: another name for this one.");
    }
}
