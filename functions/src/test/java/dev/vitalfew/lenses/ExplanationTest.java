package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void saysWhichConditionsHeldWithWhatWasFound(@TempDir Path folder) throws IOException {
        var model = model(folder);
        var person = person("u:1", used("anything", 3, "event Report Exported", 1));

        var reasons = new Evaluator(model)
                .explainAccount(account("enterprise"), List.of(person).iterator(), TODAY);

        assertThat(reasons)
                .containsEntry("tier", "plan is enterprise")
                .containsEntry(
                        "use",
                        "not daily: active on 3 of the last 28 days (needs 16), no Invoice Paid in the last 14 days")
                .containsEntry("quiet", "1 of 1 people: active in the last 14 days (needs at least 50%)");
    }

    @Test
    void saysThatNobodyWasActiveAsOneSpeaks(@TempDir Path folder) throws IOException {
        var person = person("u:1", Usage.NONE);

        var reasons = new Evaluator(model(folder))
                .explainAccount(account("enterprise"), List.of(person).iterator(), TODAY);

        assertThat(reasons).containsEntry("here", "not present: not active in the last 14 days");
    }

    @Test
    void saysWhySomebodyIsUnclassified(@TempDir Path folder) throws IOException {
        var self = new Facts(Id.account("acme"), Map.of(), Usage.NONE, Instant.parse("2026-03-19T10:00:00Z"));

        var reasons = new Evaluator(model(folder))
                .explainAccount(self, List.<Facts>of().iterator(), TODAY);

        assertThat(reasons).containsEntry("tier", "no plan is known").containsEntry("use", "too young: 12 of 28 days");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, too young: 21 of 28 days, what is stated",
        "2026-03-31, too young: 0 of 28 days, today",
        "2026-04-01, too young: 12 of 28 days, the first event: tomorrow is still to come",
        "9999-12-31, too young: 12 of 28 days, the first event",
        "+999999999-12-31, too young: 12 of 28 days, the first event",
        "soon, too young: 12 of 28 days, the first event: that is no date",
    })
    void anAgeIsNotCountedFromADateStillToCome(String stated, String reason, String why, @TempDir Path folder)
            throws IOException {
        var createdAt = new Trait(TextNode.valueOf(stated), Instant.EPOCH, "m");
        var self = new Facts(
                Id.account("acme"), Map.of("createdAt", createdAt), Usage.NONE, Instant.parse("2026-03-19T10:00:00Z"));

        var reasons = new Evaluator(model(folder))
                .explainAccount(self, List.<Facts>of().iterator(), TODAY);

        assertThat(reasons).as(why).containsEntry("use", reason);
    }

    @Test
    void anAccountOfOneCountsItsPersonOnce(@TempDir Path folder) throws IOException {
        var self = new Facts(Id.known("1"), Map.of(), Usage.NONE, Instant.EPOCH);
        var person = person("u:1", used("anything", 16, "event Invoice Paid", 1));

        var results = new Evaluator(model(folder)).account(self, List.of(person).iterator(), TODAY);

        assertThat(results.lenses()).containsEntry("use", new Placement.In("daily"));
    }

    @Test
    void saysWhatWasAnsweredAndWhenNobodyDid(@TempDir Path folder) throws IOException {
        var evaluator = new Evaluator(model(folder));
        var answer = new Answer(4, Instant.parse("2026-03-20T10:00:00Z"), "m");
        var detractor = new Facts(Id.known("1"), Map.of(), Usage.NONE, Instant.EPOCH, Optional.of(answer));
        var silent = person("u:2", Usage.NONE);

        assertThat(evaluator.explainPerson(detractor, TODAY))
                .containsEntry("fans", "NPS answer 4 on 2026-03-20 (needs NPS promoter in the last 30 days)");
        assertThat(evaluator.explainPerson(silent, TODAY))
                .containsEntry("fans", "no NPS answer (needs NPS promoter in the last 30 days)");
        assertThat(evaluator.explainAccount(
                        account("pro"), List.of(detractor, silent).iterator(), TODAY))
                .containsEntry("mood", "1 of 2 people: NPS detractor in the last 90 days (needs at least 20%)");
        assertThat(evaluator.explainAccount(account("pro"), List.of(silent).iterator(), TODAY))
                .containsEntry("mood", "nobody has answered the NPS question in 90 days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ not: { feature: any, except: [Task Created] } } | no features other than Task Created",
                "{ event: Order Completed, where: { total: { at_least: 100 }, currency: { is: EUR } }, in_last: 7d, at_most: 3 }"
                        + " | Order Completed (currency is \"EUR\", total at least 100) 0 times in the last 7 days (needs at most 3)",
                "{ people: { event: any, in_last: 14d }, share_of: seats, less_than: 20% }"
                        + " | 0 of 4 seats: active in the last 14 days (needs less than 20%)",
            })
    void saysAllThatTheConditionAsksFor(String condition, String reason, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                features: { Task Created: [core], Report Exported: [paid] }
                audiences: [{ audience: some, of: accounts, when: %s, then: { tasks: [call] } }]
                """.formatted(condition));
        var seats = new Trait(IntNode.valueOf(4), Instant.EPOCH, "m");
        var self = new Facts(Id.account("acme"), Map.of("seats", seats), Usage.NONE, Instant.EPOCH);

        var reasons = new Evaluator(ModelReader.read(folder))
                .explainAccount(self, List.<Facts>of().iterator(), TODAY);

        assertThat(reasons).containsEntry("some", reason);
    }

    /** Task Created on each of the last five days, today included, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ event: Task Created, count: weeks, in_last: 1w } | Task Created in the last week",
                "{ event: Task Created, count: weeks, in_last: 1w, at_most: 0 } | Task Created in the last week",
                "{ event: any, count: weeks, in_last: 1w } | not active in the last week",
                "{ event: Task Created, count: weeks, in_last: 1w, each_at_least: 2 } | Task Created at least 2 times in the last week",
                "{ event: Task Created, count: weeks, in_last: 1w, each_at_least: 9 } | Task Created fewer than 9 times in the last week",
                "{ event: Task Created, count: weeks, in_last: 3w } | Task Created in 1 of the last 3 weeks (needs 1)",
                "{ event: Task Created, count: days, in_last: 1d } | Task Created in the last day",
                "{ event: Signed Out, count: days, in_last: 1d } | no Signed Out in the last day",
                "{ event: Signed Out, in_last: 1d } | no Signed Out in the last day",
                "{ event: Task Created, count: days, in_last: 7d, at_least: 3 } | Task Created on 5 of the last 7 days (needs 3)",
                "{ event: Task Created, count: days, at_least: 6 } | Task Created on 5 days (needs 6)",
            })
    void speaksOfOneWeekAndOneDayAsOneDoes(String condition, String reason, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                audiences: [{ audience: some, of: people, when: %s, then: { guidance: [look] } }]
                """.formatted(condition));
        var person = person("u:1", used("event Task Created", 5, "anything", 0));

        assertThat(new Evaluator(ModelReader.read(folder)).explainPerson(person, TODAY))
                .containsEntry("some", reason);
    }

    @Test
    void saysWhatGaveAndTookHowManyPoints(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                scores:
                  - score: lead
                    of: people
                    points:
                      - { add: 20, when: { event: Signed Up } }
                      - { add: 15, when: { event: Task Created, in_last: 7d, at_least: 3 } }
                      - { add: 2, for_each: { event: Task Created, count: days, in_last: 28d }, up_to: 4 }
                      - { add: -30, when: { not: { event: Paid } } }
                      - { add: 5, for_each: { event: Paid }, up_to: 9 }
                """);
        var evaluator = new Evaluator(ModelReader.read(folder));
        var person = person("u:1", used("event Task Created", 5, "anything", 5));

        assertThat(evaluator.person(person, TODAY).scores()).containsEntry("lead", 15L + 8 - 30);
        assertThat(evaluator.explainPerson(person, TODAY))
                .containsEntry(
                        "lead",
                        "15 for Task Created 5 times in the last 7 days (needs 3); 8 for Task Created on 5 of the last 28"
                                + " days, of which 4 count; −30 for no Paid");
        assertThat(evaluator.explainPerson(person("u:2", used("event Paid", 1, "anything", 1)), TODAY))
                .containsEntry("lead", "5 for Paid 1 time");
    }

    private static Model model(Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: tier
                    of: accounts
                    needs: [plan]
                    segments:
                      - { segment: large, when: { trait: plan, is: enterprise }, then: { tasks: [call] } }
                      - { segment: small, otherwise: true, then: { tasks: [write] } }
                  - lens: use
                    of: accounts
                    not_before: 28d
                    segments:
                      - segment: daily
                        when:
                          all:
                            - { event: any, count: days, in_last: 28d, at_least: 16 }
                            - { event: Invoice Paid, in_last: 14d }
                        then: { tasks: [thank] }
                      - { segment: seldom, otherwise: true, then: { tasks: [ask] } }
                  - lens: mood
                    of: accounts
                    needs: [{ people: { nps: any, in_last: 90d } }]
                    segments:
                      - segment: bad
                        when: { people: { nps: detractor, in_last: 90d }, at_least: 20% }
                        then: { tasks: [listen] }
                      - { segment: good, otherwise: true, then: { tasks: [praise] } }
                  - lens: here
                    of: accounts
                    segments:
                      - { segment: present, when: { event: any, in_last: 14d }, then: { tasks: [look] } }
                      - { segment: absent, otherwise: true, then: { tasks: [ask] } }
                audiences:
                  - audience: fans
                    of: people
                    when: { nps: promoter, in_last: 30d }
                    then: { tasks: [thank] }
                  - audience: quiet
                    of: accounts
                    when: { people: { event: any, in_last: 14d }, at_least: 50% }
                    then: { tasks: [look] }
                """);
        return ModelReader.read(folder);
    }

    private static Facts account(String plan) {
        var trait = new Trait(TextNode.valueOf(plan), Instant.EPOCH, "m");
        return new Facts(Id.account("acme"), Map.of("plan", trait), Usage.NONE, Instant.EPOCH);
    }

    private static Facts person(String id, Usage usage) {
        return new Facts(Id.parse(id), Map.of(), usage, Instant.EPOCH);
    }

    /** Once a day on that many days that end today. */
    private static Usage used(String first, int firstDays, String second, int secondDays) {
        var days = new HashMap<String, NavigableMap<LocalDate, Long>>();
        days.put(first, lately(firstDays));
        days.put(second, lately(secondDays));
        return new Usage(days);
    }

    private static NavigableMap<LocalDate, Long> lately(int count) {
        var days = new TreeMap<LocalDate, Long>();
        for (var back = 0; back < count; back++) {
            days.put(TODAY.minusDays(back), 1L);
        }
        return days;
    }
}
