package dev.vitalfew.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.identity.Id;
import dev.vitalfew.quality.Finding.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Noting noting = new Noting();

    @Test
    void tellsHowManyLackATraitThatRulesNeed() {
        noting.account("a", Map.of("plan", "pro"))
                .account("b", Map.of("employees", 3))
                .person("a", "1", Map.of("title", "Head of All"))
                .person("a", "2", Map.of());

        assertThat(found(Kind.MISSING_TRAIT, "plan"))
                .returns(1L, Finding::affected)
                .returns(2L, Finding::of)
                .returns(List.of("g:b"), Finding::samples)
                .returns(List.of("tier"), Finding::neededBy)
                .returns(Severity.HIGH, Finding::severity);
        assertThat(found(Kind.MISSING_TRAIT, "title"))
                .returns(List.of("u:2"), Finding::samples)
                .returns("people", Finding::unit)
                .returns(List.of("bosses"), Finding::neededBy);
    }

    @Test
    void findsValuesThatDifferFromARulesBySpellingAlone() {
        plans("pro", "pro", "Pro", "pro ", "PRO", "enterprise");

        assertThat(found(Kind.NEAR_DUPLICATE_VALUES, "plan"))
                .returns(3L, Finding::affected)
                .returns(List.of("g:2", "g:3", "g:4"), Finding::samples)
                .satisfies(finding -> assertThat(finding.what()).contains("\"pro\" (2)", "\"PRO\" (1)"));
        assertThat(all(Kind.VALUE_OUTSIDE_SET)).isEmpty();
    }

    @Test
    void findsASpellingThatNobodyGotRight() {
        plans("Pro", "Pro");

        assertThat(found(Kind.NEAR_DUPLICATE_VALUES, "plan"))
                .returns(2L, Finding::affected)
                .satisfies(finding -> assertThat(finding.what()).contains("\"Pro\" (2) for \"pro\""));
    }

    @Test
    void takesTheMostCommonSpellingWhereNoRuleNamesOne() {
        plans("mid market", "Mid-Market", "mid_market", "mid market");

        assertThat(found(Kind.NEAR_DUPLICATE_VALUES, "plan"))
                .returns(List.of("g:1", "g:2"), Finding::samples)
                .satisfies(finding -> assertThat(finding.todo()).contains("\"mid market\""));
    }

    @Test
    void findsValuesThatNoRuleNames() {
        plans("pro", "pro", "pro", "50% off", "free", "free");

        assertThat(found(Kind.VALUE_OUTSIDE_SET, "plan"))
                .returns(3L, Finding::affected)
                .returns(6L, Finding::of)
                .satisfies(finding -> assertThat(finding.what()).contains("\"free\" (2), \"50% off\" (1)"));
    }

    @Test
    void takesTheSegmentOfTheRestForTheNameOfAValue() {
        plans("pro", "other");

        assertThat(all(Kind.VALUE_OUTSIDE_SET)).isEmpty();
    }

    @Test
    void findsNumbersInQuotesAndTextThatIsNoNumber() {
        noting.account("a", Map.of("employees", "12")).account("b", Map.of("employees", 12));

        assertThat(found(Kind.NUMBER_AS_TEXT, "employees")).returns(List.of("g:a"), Finding::samples);
        assertThat(all(Kind.MIXED_TYPES)).isEmpty();

        noting.account("c", Map.of("employees", "about 12"));

        assertThat(found(Kind.MIXED_TYPES, "employees")).returns(List.of("g:c"), Finding::samples);
    }

    @Test
    void findsANumberAmongTexts() {
        noting.account("a", Map.of("plan", "pro"))
                .account("b", Map.of("plan", "pro"))
                .account("c", Map.of("plan", 3));

        assertThat(found(Kind.MIXED_TYPES, "plan")).returns(List.of("g:c"), Finding::samples);
    }

    @Test
    void findsAccountsThatLookTheSame() {
        noting.account("a", Map.of("name", "Acme Corp", "domain", "acme.example"))
                .account("b", Map.of("name", "acme  corp ", "domain", "other.example"))
                .account("c", Map.of("name", "Zeta", "domain", "ACME.example"));

        assertThat(found(Kind.ACCOUNTS_ALIKE, "name")).returns(List.of("g:a", "g:b"), Finding::samples);
        assertThat(found(Kind.ACCOUNTS_ALIKE, "domain")).returns(List.of("g:a", "g:c"), Finding::samples);
    }

    @Test
    void findsPeopleWithoutAnAccountAndPeopleOfOneAddress() {
        noting.person("a", "1", Map.of("email", "ada@a.example"))
                .person("a", "2", Map.of("email", "bob@a.example"))
                .person(Id.known("3"), Noting.item(Id.known("3"), Map.of("email", "ADA@a.example "), Trust.SECRET));

        assertThat(found(Kind.PERSON_WITHOUT_ACCOUNT, "account"))
                .returns(List.of("u:3"), Finding::samples)
                .returns(3L, Finding::of);
        assertThat(found(Kind.SHARED_EMAIL, "email"))
                .returns(List.of("u:1", "u:3"), Finding::samples)
                .returns(Severity.HIGH, Finding::severity);
    }

    @Test
    void tellsWhenAllCameWithOneKindOfKey() {
        noting.account("a", Map.of("plan", "pro"));

        assertThat(found(Kind.SINGLE_SOURCE, "secret key")).returns(Severity.LOW, Finding::severity);

        noting.person(Id.anonymous("x"), Noting.item(Id.anonymous("x"), Map.of(), Trust.PUBLIC));

        assertThat(all(Kind.SINGLE_SOURCE)).isEmpty();
    }

    @Test
    void findsEventsThatRulesNameAndNobodyDid() {
        noting.person(Id.account("a"), Noting.item(Id.known("1"), Map.of(), Trust.SECRET, "Task Created"));

        assertThat(all(Kind.EVENT_NEVER_SEEN))
                .extracting(Finding::about)
                .containsExactlyInAnyOrder("Report Exported", "/princing");
        assertThat(found(Kind.EVENT_NEVER_SEEN, "Report Exported")).returns(List.of("bosses"), Finding::neededBy);
    }

    @Test
    void namesWhatIsSentUnderANameLikeOneThatWasNeverSeen() {
        noting.person(Id.account("a"), Noting.item(Id.known("1"), Map.of(), Trust.SECRET, "Task Created"))
                .event("1", "Task Created")
                .event("1", "Reports Exported");

        assertThat(found(Kind.EVENT_NEVER_SEEN, "Report Exported").todo())
                .isEqualTo("If \"Reports Exported\" is meant, which is sent, name that one in the rules.");
    }

    @Test
    void findsPagesThatScoresAndNobodyKnows() {
        noting.person("a", "1", Map.of());

        assertThat(found(Kind.EVENT_NEVER_SEEN, "/princing"))
                .returns(List.of("interest"), Finding::neededBy)
                .returns(4L, Finding::of)
                .satisfies(
                        finding -> assertThat(finding.what()).startsWith("The page \"/princing\", which rules name,"));
    }

    @Test
    void findsEventNamesThatDifferBySpellingAlone() {
        noting.person("a", "1", Map.of())
                .event("1", "task_created")
                .event("1", "Task Created")
                .event("1", "Signed In")
                .event("1", "Signed In")
                .event("2", "signed-in");

        assertThat(found(Kind.EVENT_NAMES_ALIKE, "Task Created"))
                .returns(1L, Finding::affected)
                .returns(5L, Finding::of)
                .returns(List.of("size"), Finding::neededBy)
                .returns(Severity.HIGH, Finding::severity);
        assertThat(found(Kind.EVENT_NAMES_ALIKE, "Signed In"))
                .returns(List.of("u:2"), Finding::samples)
                .returns(Severity.MEDIUM, Finding::severity);
    }

    @Test
    void findsClocksThatAreOff() {
        noting.person(Id.anonymous("x"), Noting.item(Id.anonymous("x"), Map.of(), Trust.PUBLIC, true))
                .person(Id.anonymous("y"), Noting.item(Id.anonymous("y"), Map.of(), Trust.PUBLIC));

        assertThat(found(Kind.CLOCK_OFF, "clock"))
                .returns(List.of("a:x"), Finding::samples)
                .returns(2L, Finding::of);
    }

    @Test
    void findsPricesThatDepartFromTheirTierButInEnterprise() {
        prices("pro", 49, 49, 49, 39);
        prices("Enterprise", 900, 1200, 4000, 4000, 4000);

        assertThat(all(Kind.PRICE_OFF_TIER)).hasSize(1);
        assertThat(found(Kind.PRICE_OFF_TIER, "pro"))
                .returns(1L, Finding::affected)
                .returns(4L, Finding::of)
                .returns(List.of("g:pro3"), Finding::samples);
    }

    @Test
    void comparesPricesOfASeatWhereMoreAgreeOnThem() {
        for (var seats : List.of(2, 5, 10)) {
            noting.account("n" + seats, Map.of("plan", "pro", "seats", seats, "mrr", seats * 7.5));
        }
        noting.account("off", Map.of("plan", "pro", "seats", "4", "mrr", "28"));

        assertThat(found(Kind.PRICE_OFF_TIER, "pro"))
                .returns(List.of("g:off"), Finding::samples)
                .satisfies(finding -> assertThat(finding.what()).contains("7.5 a seat"));
    }

    @Test
    void leavesOutPricesThatNobodyCanMean() {
        prices("pro", 49, 49, 0);
        noting.account("huge", Map.of("plan", "pro", "mrr", "1e999999999", "seats", 1))
                .account("tiny", Map.of("plan", "pro", "mrr", 49, "seats", "1e-999999999"));

        assertThat(found(Kind.PRICE_OFF_TIER, "pro"))
                .returns(List.of("g:pro2"), Finding::samples)
                .returns(4L, Finding::of);
    }

    @Test
    void tellsWhenATierHasNoPrice() {
        prices("pro", 10, 20, 30, 40, 40);

        assertThat(found(Kind.PRICE_OFF_TIER, "pro")).returns(Severity.HIGH, Finding::severity);
    }

    @Test
    void findsLensesThatDivideNothingOrCanJudgeNobody() {
        var findings = Findings.of(
                        Noting.MODEL,
                        noting.notes,
                        Map.of("tier", Map.of("unclassified", 7L), "size", Map.of("small", 9L, "large", 1L)))
                .worstFirst();

        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.ALL_UNCLASSIFIED)
                .extracting(Finding::about)
                .containsExactly("tier");
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.ONE_SEGMENT_HOLDS_MOST)
                .extracting(Finding::about, Finding::affected, Finding::of)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("size", 9L, 10L));
    }

    @Test
    void acceptsALensWhoseLargestSegmentHoldsLessThanNineTenths() {
        var findings = Findings.of(Noting.MODEL, noting.notes, Map.of("size", Map.of("small", 89L, "large", 11L)));

        assertThat(findings.worstFirst()).noneMatch(finding -> finding.kind() == Kind.ONE_SEGMENT_HOLDS_MOST);
    }

    @Test
    void findsLensesOfOneSignalAndOfNoGoal() throws IOException {
        assertThat(all(Kind.SINGLE_SIGNAL)).extracting(Finding::about).containsExactly("tier");
        var starter = dev.vitalfew.model.ModelReader.read(java.nio.file.Path.of("..", "model"));
        assertThat(Findings.of(starter, noting.notes, Map.of()).worstFirst())
                .as("the starter model says why")
                .noneMatch(finding -> finding.kind() == Kind.SINGLE_SIGNAL);
        assertThat(all(Kind.NO_GOAL)).extracting(Finding::about).containsExactly("size");
    }

    @Test
    void advisesToBeginWithFewLensesWhenItIsTheFirstRun() throws IOException {
        var starter = dev.vitalfew.model.ModelReader.read(java.nio.file.Path.of("..", "model"));
        var findings = Findings.of(starter, noting.notes, Map.of());

        assertThat(findings.worstFirst()).noneMatch(finding -> finding.kind() == Kind.MANY_LENSES);
        assertThat(findings.ofFirstRun(starter).worstFirst())
                .filteredOn(finding -> finding.kind() == Kind.MANY_LENSES)
                .singleElement()
                .satisfies(finding -> assertThat(finding.todo()).contains("plan-tier"));
        assertThat(findings.ofFirstRun(Noting.MODEL).worstFirst())
                .noneMatch(finding -> finding.kind() == Kind.MANY_LENSES);
    }

    @Test
    void reportsTheWorstFirstEachWithWhatToDo() throws IOException {
        plans("pro", "Pro", "free");

        var report = report();

        assertThat(report.path("date").asText()).isEqualTo("2026-03-31");
        assertThat(report.path("run").asText()).isEqualTo("/api/runs/2026-03-31");
        assertThat(report.path("findings").findValuesAsText("severity"))
                .contains("high", "low")
                .isSortedAccordingTo(java.util.Comparator.comparing(
                        severity -> List.of("high", "medium", "low").indexOf(severity)));
        assertThat(report.path("findings").findValuesAsText("todo")).allMatch(todo -> !todo.isBlank());
        assertThat(report.path("findings").findValuesAsText("what")).allMatch(what -> what.endsWith("."));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper()
                .readTree(Findings.of(Noting.MODEL, noting.notes, Map.of()).report(LocalDate.of(2026, 3, 31)));
    }

    private void plans(String... plans) {
        IntStream.range(0, plans.length).forEach(i -> noting.account(Integer.toString(i), Map.of("plan", plans[i])));
    }

    private void prices(String plan, int... prices) {
        IntStream.range(0, prices.length)
                .forEach(i -> noting.account(plan + i, Map.of("plan", plan, "mrr", prices[i])));
    }

    private Finding found(Kind kind, String about) {
        return all(kind).stream()
                .filter(finding -> finding.about().equals(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + about + " in " + all(kind)));
    }

    private List<Finding> all(Kind kind) {
        return Findings.of(Noting.MODEL, noting.notes, Map.of()).worstFirst().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }
}
