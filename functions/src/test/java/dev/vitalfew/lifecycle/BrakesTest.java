package dev.vitalfew.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.ledger.Breaker;
import dev.vitalfew.lifecycle.ledger.Marks;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.lifecycle.recipients.Profile;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakesTest {

    private static final int PEOPLE = 150;

    private final Workbench bench = new Workbench();

    @Test
    void aNewEmailGoesToAHundredAndFourHoursLaterToTheOthers() {
        start("feature-tips");
        assertThat(bench.outbox.sent).hasSize(100);

        bench.pass(Duration.ofHours(4).minusSeconds(1));
        assertThat(bench.outbox.sent).hasSize(100);
        assertThat(notes()).contains("waits for how its first 100 recipients take it");

        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.outbox.sent).hasSize(PEOPLE);
    }

    @ParameterizedTest
    @CsvSource({"BOUNCED, 3, 150", "BOUNCED, 4, 100", "COMPLAINED, 2, 150", "COMPLAINED, 3, 100"})
    void theOthersWaitWhenTheFirstDidNotTakeItWell(Marks.Kind kind, int times, int expected) {
        start("feature-tips");
        bench.outbox.tags.stream()
                .limit(times)
                .forEach(tags -> bench.marks.count(Tags.key(tags).orElseThrow(), kind, bench.now));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.outbox.sent).hasSize(expected);

        new Breaker(bench.marks, bench.clock).pass("feature-tips", "these were test addresses");
        bench.pass(Duration.ofHours(1));
        assertThat(bench.outbox.sent).hasSize(PEOPLE);
    }

    /** It would else keep every other email from them until it is too late for either. */
    @Test
    void nothingMakesWayForAnEmailThatNobodyGetsAnyMore() {
        bench.rules = new SendingRules(Optional.of(1), Optional.of(3), BigDecimal.ZERO);
        start("feature-tips");
        bench.outbox.tags.stream()
                .limit(4)
                .forEach(tags -> bench.marks.count(Tags.key(tags).orElseThrow(), Marks.Kind.BOUNCED, bench.now));
        bench.pass(Duration.ofHours(5));
        assertThat(bench.outbox.sent).hasSize(100);

        var waits = waiting();
        assertThat(waits).hasSize(50);
        var other = Workbench.read("other", "{ topic: tips, priority: 9, steps: [{ email: reactivation-1 }] }");
        var refused = bench.sequences.find("reactivation").orElseThrow();
        bench.sequences = Workbench.sequences(List.of(refused, other));
        waits.forEach(person -> bench.enrollments.enroll(
                Enrollment.of(person, bench.people.accountOf(person), other, Workbench.ENTRY, bench.now)));
        bench.pass(Duration.ofHours(1));

        assertThat(bench.outbox.sent).hasSize(100 + waits.size());
    }

    @Test
    void theFirstAreThoseWhoGotIt() {
        bench.outbox.answer = new Mailer.Answer.Postponed("SendingPausedException");
        start("feature-tips");
        bench.outbox.answer = new Mailer.Answer.Accepted("ses-1");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.sent).hasSize(100);

        bench.pass(Duration.ofHours(4).minusSeconds(1));
        assertThat(bench.outbox.sent).hasSize(100);
    }

    @Test
    void aStoppedBreakerHoldsMarketingUntilSendingIsResumed() {
        bench.marks.stop("of 208 emails 9 bounced", bench.now);
        start("reactivation-1");
        bench.pass(Duration.ofHours(2));
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(notes()).contains("sending is stopped: of 208 emails 9 bounced");

        new Breaker(bench.marks, bench.clock).resume("cleaned the list");
        bench.pass(Duration.ofMinutes(15));
        assertThat(bench.outbox.sent).hasSize(PEOPLE);
    }

    /** Dates are Berlin's: 24 November is the first day. */
    @Test
    void aNewDomainSendsTwiceAsMuchEachDay() {
        warmUp();
        active(PEOPLE);
        start("reactivation-1");
        assertThat(bench.outbox.sent).hasSize(50);
        assertThat(notes()).contains("the domain is new: 50 emails a day for now");
        bench.pass(Duration.ofHours(6));
        assertThat(bench.outbox.sent).hasSize(50);

        bench.pass(Duration.ofHours(18));
        assertThat(bench.outbox.sent).hasSize(PEOPLE);
    }

    @Test
    void halfOfANewDomainsEmailsAreForThoseWhoWereActiveLately() {
        warmUp();
        active(10);
        start("reactivation-1");
        assertThat(addressees()).hasSize(35).containsAll(addresses(10));
        assertThat(notes())
                .contains("the domain is new: 25 emails a day for now to those who were not active lately")
                .doesNotContain("the domain is new: 50 emails a day for now");

        bench.pass(Duration.ofDays(1));
        assertThat(addressees()).hasSize(85);
        bench.pass(Duration.ofDays(1));
        assertThat(addressees()).hasSize(PEOPLE);
    }

    @Test
    void whereActivityIsNotCountedNobodyIsTakenForInactive() {
        var profile = new Profile(Set.of(), Map.of(), Optional.empty(), Usage.NONE);

        assertThat(profile.wasActive(LocalDate.of(2026, 11, 24))).isTrue();
    }

    private void warmUp() {
        bench.rules = new SendingRules(
                Optional.empty(), Optional.empty(), BigDecimal.ZERO, Optional.of(LocalDate.of(2026, 11, 24)));
    }

    /** The first so many, Ada among them. */
    private void active(int people) {
        bench.people.activeDates.put(Workbench.ADA, 3);
        for (var number = 1; number < people; number++) {
            bench.people.activeDates.put(Id.known("p%03d".formatted(number)), 1);
        }
    }

    private static List<String> addresses(int people) {
        return Stream.concat(
                        Stream.of("ada@example.com"),
                        IntStream.range(1, people).mapToObj(number -> "p" + number + "@example.com"))
                .toList();
    }

    private List<String> addressees() {
        return bench.outbox.sent.stream().map(Message::to).toList();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, ", "2026-12-01, 50", "2026-12-02, 100", "2026-12-12, 102400", "2026-12-13, "})
    void theWarmUpHasTwelveDays(LocalDate date, Long most) {
        var rules = new SendingRules(
                Optional.empty(), Optional.empty(), BigDecimal.ZERO, Optional.of(LocalDate.of(2026, 12, 1)));

        assertThat(rules.mostOn(date)).isEqualTo(Optional.ofNullable(most));
    }

    @Test
    void theFirstDayIsADate() {
        assertThat(SendingRules.NONE.mostOn(LocalDate.of(2026, 12, 1))).isEmpty();
        assertThat(problems("warm_up: { from: 2026-12-01 }")).isEmpty();
        assertThat(problems("warm_up: { from: soon }"))
                .containsExactly("sending.yaml:1:18: from is the domain's first day. Instead: from: 2026-12-01.");
        assertThat(problems("warm_up: { since: 2026-12-01 }"))
                .allMatch(problem -> problem.contains("the key since means nothing here"))
                .isNotEmpty();
    }

    private static List<String> problems(String sending) {
        var files = new TreeMap<>(Map.of("sending.yaml", sending.getBytes(UTF_8)));
        return ModelReader.check(new ModelFiles(files), 1).problems().stream()
                .map(String::valueOf)
                .filter(problem -> problem.startsWith("sending.yaml"))
                .toList();
    }

    private List<Id> waiting() {
        return bench.people.people.keySet().stream()
                .filter(person -> bench.enrollments.of(person).stream()
                        .anyMatch(found -> found.state() instanceof Enrollment.State.Active))
                .toList();
    }

    private void start(String email) {
        bench.sequences = Workbench.sequences(Workbench.read("""
                topic: product-tips
                steps: [{ email: %s }]
                """.formatted(email)));
        assertThat(bench.sequences.find("reactivation").map(Sequence::topic)).contains("product-tips");
        for (var number = 1; number < PEOPLE; number++) {
            bench.people.people.put(
                    Id.known("p%03d".formatted(number)), Map.of("email", new TextNode("p" + number + "@example.com")));
        }
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
    }

    private Iterable<String> notes() {
        return bench.people.people.keySet().stream()
                .flatMap(person -> bench.enrollments.of(person).stream())
                .flatMap(enrollment -> enrollment.notes().stream())
                .map(Enrollment.Note::text)
                .distinct()
                .toList();
    }
}
