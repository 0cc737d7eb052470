package dev.vitalfew.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceProblemsTest {

    private static final String SEGMENTATION = """
            timezone: Europe/Berlin
            audiences:
              - audience: leaving
                of: people
                when: { all: [{ event: any }, { trait: contract_ends_at, in_next: 30d }] }
                then: { sequences: [tips] }
            """;

    /** The steps stand in line 2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[{ email: a }, { wait: 3d }, { email: a }] | 2:46: email a was passed before, and counts once. Instead: another email here",
                "[{ email: b }, { task: t }, { task: t }] | 2:44: task t was passed before, and counts once. Instead: another task here",
                "[{ email: a }, { email: { a: a, b: b } }] | 2:32: email a was passed before, and counts once. Instead: another email here",
                "[{ branch: [{ when: { event: A }, steps: [{ email: a }] }, { otherwise: true, steps: [{ email: a }] }] }, { email: a }] | 2:123: email a was passed before",
                "[{ split: [{ share: 50%, steps: [{ email: a }] }, { share: 50%, steps: [{ email: a }] }] }, { email: a }] | 2:109: email a was passed before",
                "[{ branch: [{ when: { event: A }, steps: [{ email: a }] }] }, { email: a }] | 2:79: warning: who has passed email a on the way here is passed over",
                "[{ split: [{ share: 50%, steps: [{ email: a }] }, { share: 40%, steps: [{ email: a }] }] }, { email: a }] | 2:109: warning: who has passed email a",
                "[{ email: { a: a, b: b } }, { email: b }] | 2:45: warning: who has passed email b on the way here",
                "[{ email: { a: a, b: b } }, { email: { a: a, b: b } }] | 2:45: email a or email b was passed before",
                "[{ wait: { until: 3d before contract_end_at } }, { email: a }] | 2:26: warning: no rule reads a trait contract_end_at, and who states none leaves the sequence here. Instead: contract_ends_at.",
                "[{ wait: { until: trial_end_at } }, { email: a }] | 2:26: warning: no rule reads a trait trial_end_at, and who states none leaves the sequence here. Instead: trial_ends_at.",
            })
    void saysWhatNobodyGetsTwice(String steps, String problem) {
        assertThat(problems(steps)).singleElement().asString().startsWith("sequences/tips.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{ email: a }, { email: b }]",
                "[{ branch: [{ when: { event: A }, steps: [{ email: a }] }, { otherwise: true, steps: [{ email: a }] }] }]",
                "[{ branch: [{ when: { event: A }, steps: [{ email: a }] }, { otherwise: true, steps: [{ email: { a: b, b: a } }] }] }]",
                "[{ email: a }, { task: a }, { set: { x: 1 } }, { wait: 1d }, { set: { x: 1 } }]",
                "[{ wait: { until: 3d before contract_ends_at } }, { wait: { until: 09:00 } }, { email: a }]",
                "[{ wait: { until: 1w after migration_date } }, { email: a }]",
            })
    void takesWhatComesOnceOnEachWay(String steps) {
        assertThat(problems(steps)).isEmpty();
    }

    @Test
    void refusesARepeatInsideABranch() {
        var problems = problems("[{ email: a }, { branch: [{ when: { event: A }, steps: [{ email: a }] }] }]");

        assertThat(problems).singleElement().asString().contains("email a was passed before");
    }

    @Test
    void takesInExistingMembersOfWhatStartsIt() {
        assertThat(problems(SEGMENTATION, "existing: include\nsteps: [{ email: a }]"))
                .isEmpty();
    }

    @Test
    void refusesToTakeInExistingMembersOfNothing() {
        var elsewhere = SEGMENTATION.replace("{ sequences: [tips] }", "{ tasks: [call] }");

        assertThat(problems(elsewhere, "start: { event: Trial Started }\nexisting: include\nsteps: [{ email: a }]"))
                .contains("sequences/tips.yaml:3:11: no segment or audience starts this sequence, so nobody is in one"
                        + " already. Instead: existing: exclude, or name it under then of a segment or audience.");
    }

    @Test
    void refusesWhatIsNoWordForExistingMembers() {
        assertThat(problems(SEGMENTATION, "existing: includ\nsteps: [{ email: a }]"))
                .containsExactly("sequences/tips.yaml:2:11: existing is exclude or include. Instead: include.");
    }

    private static List<String> problems(String steps) {
        return problems(SEGMENTATION, "steps: " + steps);
    }

    private static List<String> problems(String segmentation, String rest) {
        var files = new ModelFiles(new TreeMap<>(Map.of(
                "segmentation.yaml",
                segmentation.getBytes(UTF_8),
                "sequences/tips.yaml",
                ("topic: tips\n" + rest + "\n").getBytes(UTF_8))));
        return ModelReader.check(files, 1).problems().stream()
                .map(ModelProblem::toString)
                .toList();
    }
}
