package dev.vitalfew.local.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.events.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {

    private static final Instant END = Instant.parse("2026-11-20T14:30:00Z");
    private static final List<List<JsonNode>> TOLD = Company.told(END, 5);
    private static final List<List<JsonNode>> ACCOUNTS = TOLD.subList(0, TOLD.size() - 1);

    @Test
    void tellsTheSameStoryEveryTime() {
        assertThat(Company.told(END, 5)).isEqualTo(TOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20T14:30:00Z", "2026-11-21T00:00:00Z", "2027-02-28T23:59:00Z", "2028-08-02T05:00:00Z"})
    void hasThreeHundredAccountsAndFifteenHundredPeopleInAtMostFifteenThousandEvents(Instant end) {
        var told = Company.told(end, 5);

        assertThat(told).hasSize(301);
        assertThat(told.stream()
                        .flatMap(List::stream)
                        .filter(message -> message.has("userId"))
                        .map(message -> message.path("userId"))
                        .distinct())
                .hasSizeBetween(1400, 1600);
        assertThat(told.stream().mapToInt(List::size).sum()).isBetween(8_500, 15_000);
    }

    @Test
    void namesNoTwoAccountsAlikeAndGivesNobodyAnothersAddress() {
        assertThat(traits(ACCOUNTS.stream(), "group", "name")).hasSize(300).doesNotHaveDuplicates();
        assertThat(traits(ACCOUNTS.stream(), "identify", "email"))
                .doesNotHaveDuplicates()
                .allMatch(email -> email.asText().matches("[a-z]+\\.[a-z]+[0-9]*@[a-z-]+\\.example"));
    }

    @Test
    void givesEveryMessageAnIdOfItsOwn() {
        var ids = new HashSet<String>();

        assertThat(all()).allMatch(message -> ids.add(message.path("messageId").asText()));
    }

    @Test
    void writesMessagesThatCollectWouldTake() {
        assertThat(all()).allSatisfy(message -> assertThat(EventJson.read(message.toString()))
                .isNotNull());
    }

    @Test
    void tellsEveryStoryOfItsQuarter() {
        var counted = all().filter(before(END))
                .collect(groupingBy(message -> message.path("event").asText(), counting()));

        assertThat(counted)
                .containsKeys(
                        "Signed Up",
                        "Trial Started",
                        "Team Invited",
                        "Project Launched",
                        "Task Created",
                        "Report Exported",
                        "Automation Enabled",
                        "Plan Upgraded",
                        "Subscription Cancelled",
                        "Payment Failed",
                        "NPS Answered",
                        "Support Ticket Opened",
                        "Referral Sent");
        assertThat(counted.get("NPS Answered")).isBetween(250L, 550L);
        assertThat(counted.get("Payment Failed")).isBetween(8L, 60L);
        assertThat(counted.get("Subscription Cancelled")).isBetween(10L, 20L);
    }

    @Test
    void hasPromotersPassivesAndDetractors() {
        var scores = all().filter(message -> message.path("properties").has("score"))
                .map(message -> message.path("properties").path("score").asInt())
                .toList();

        assertThat(scores).allMatch(score -> score >= 0 && score <= 10);
        assertThat(scores.stream().filter(score -> score >= 9).count()).isGreaterThan(60);
        assertThat(scores.stream().filter(score -> score == 7 || score == 8).count())
                .isGreaterThan(60);
        assertThat(scores.stream().filter(score -> score <= 6).count()).isGreaterThan(60);
    }

    @Test
    void spreadsSignUpsOverTheQuarter() {
        var weeks = all().filter(message -> message.path("event").asText().equals("Signed Up"))
                .map(message -> Duration.between(time(message), END).toDays() / 7)
                .collect(toSet());

        assertThat(weeks).hasSizeGreaterThan(9);
    }

    @Test
    void restsOnWeekends() {
        var byDay = all().filter(message -> message.path("event").asText().equals("Task Created"))
                .collect(groupingBy(message -> date(message).getDayOfWeek().getValue() > 5, counting()));

        assertThat(byDay.getOrDefault(true, 0L) * 5).isLessThan(byDay.getOrDefault(false, 0L));
    }

    @Test
    void goesOnInTheDaysAfter() {
        var ahead = all().filter(before(END).negate()).toList();

        assertThat(ahead).hasSizeBetween(200, 1000);
        assertThat(ahead.stream().map(message -> message.path("event").asText()))
                .contains("Signed Up", "Task Created", "NPS Answered");
    }

    @Test
    void hasPowerUsersAndThoseWhoseUseFellByHalf() {
        assertThat(ACCOUNTS.stream().filter(CompanyTest::isPower)).hasSizeGreaterThan(30);
        assertThat(ACCOUNTS.stream().filter(CompanyTest::fell)).hasSizeGreaterThan(12);
    }

    @Test
    void letsVisitorsOfThePricesBecomeKnown() {
        var visitors = all().filter(message -> !message.has("userId"))
                .map(message -> message.path("anonymousId").asText())
                .collect(toSet());
        var known = all().filter(message -> message.has("userId") && message.has("anonymousId"))
                .map(message -> message.path("anonymousId").asText())
                .collect(toSet());

        assertThat(known).hasSizeGreaterThan(5);
        assertThat(visitors).containsAll(known).hasSizeGreaterThan(known.size() + 5);
    }

    @Test
    void sellsPlansThatFitTheSize() {
        var enterprise = ACCOUNTS.stream()
                .flatMap(List::stream)
                .map(message -> message.path("traits"))
                .filter(traits ->
                        traits.has("employees") && !traits.path("plan").asText().equals("free"))
                .collect(groupingBy(
                        traits -> traits.path("plan").asText(),
                        java.util.stream.Collectors.averagingInt(
                                traits -> traits.path("employees").asInt())));

        assertThat(enterprise.keySet())
                .isEqualTo(Map.of("starter", 1, "growth", 1, "scale", 1, "enterprise", 1)
                        .keySet());
        assertThat(enterprise.get("starter")).isLessThan(enterprise.get("growth"));
        assertThat(enterprise.get("growth")).isLessThan(enterprise.get("scale"));
        assertThat(enterprise.get("scale")).isLessThan(enterprise.get("enterprise"));
    }

    /** At least 16 of the last 28 days, and both advanced features. */
    private static boolean isPower(List<JsonNode> account) {
        var features = account.stream()
                .filter(message -> daysBack(message) >= 0 && daysBack(message) < 28)
                .map(message -> message.path("event").asText())
                .collect(toSet());
        return days(account, 0) >= 16 && features.containsAll(List.of("Report Exported", "Automation Enabled"));
    }

    private static boolean fell(List<JsonNode> account) {
        var before = days(account, 28);
        return before >= 8 && days(account, 0) * 2 <= before;
    }

    /** On how many of 28 days something happened. */
    private static long days(List<JsonNode> account, int from) {
        return account.stream()
                .filter(message -> daysBack(message) >= from && daysBack(message) < from + 28)
                .map(CompanyTest::date)
                .distinct()
                .count();
    }

    private static long daysBack(JsonNode message) {
        return LocalDate.ofInstant(END, ZoneOffset.UTC).toEpochDay()
                - date(message).toEpochDay();
    }

    private static Stream<JsonNode> traits(Stream<List<JsonNode>> accounts, String type, String trait) {
        return accounts.flatMap(List::stream)
                .filter(message -> message.path("type").asText().equals(type))
                .map(message -> message.path("traits").path(trait))
                .filter(value -> !value.isMissingNode());
    }

    private static Stream<JsonNode> all() {
        return TOLD.stream().flatMap(List::stream);
    }

    private static Predicate<JsonNode> before(Instant end) {
        return message -> time(message).isBefore(end);
    }

    private static LocalDate date(JsonNode message) {
        return LocalDate.ofInstant(time(message), ZoneOffset.UTC);
    }

    private static Instant time(JsonNode message) {
        return Instant.parse(message.path("timestamp").asText());
    }
}
