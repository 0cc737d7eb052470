package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who of an account gets an email, and at which hour of theirs. */
class AddresseesTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        write("segmentation.yaml", """
                timezone: Europe/Berlin
                lenses:
                  - lens: size
                    of: accounts
                    goal: { outcome: churn, kpi: 90-day retention }
                    why_one_signal: it is what they pay for
                    segments:
                      - { segment: large, when: { trait: plan, is: scale }, then: { sequences: [growing] } }
                      - { segment: rest, otherwise: true, then: { sla: 1h } }
                """);
        write("sequences/growing.yaml", """
                topic: product-tips
                to: most_active
                send: { between: 00:00-24:00, days: mon-sun }
                steps: [{ email: feature-tips }]
                """);
        write("sequences/welcome.yaml", """
                topic: product-tips
                start: { event: Joined }
                exit: never
                steps: [{ email: feature-tips }]
                """);
        write("sequences/dunning.yaml", """
                topic: product-tips
                start: { event: Payment Failed }
                exit: [{ event: Payment Succeeded }]
                send: { between: 00:00-24:00, days: mon-sun }
                steps: [{ wait: 1d }, { email: feature-tips }]
                """);
        for (var name : List.of(
                "brand.yaml",
                "topics.yaml",
                "emails/layout.mjml",
                "emails/words.yaml",
                "emails/example.yaml",
                "emails/partials/button.mjml",
                "emails/feature-tips.mjml")) {
            write(name, Files.readString(MODEL.resolve(name)));
        }
        stack = Stack.startAuthorising(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void writesToTheMostActiveOfAnAccountWhomNothingKeepsFromIt() {
        var people = List.of("ada", "ben", "cleo", "dan");
        people.forEach(person ->
                stack.live(identify(person, Map.of("email", address(person))), group(person, "acme", Map.of())));
        stack.live(identify("ben", Map.of("marketing_consent", "no")));
        Stack.body(stack.post(
                "/api/recipients/never-contact",
                Stack.OPERATOR,
                Json.object().put("email", address("ada")).put("reason", "asked by phone")));
        people.forEach(person -> {
            // On the first day all of them, then one less each day, until only Ada is left.
            people.subList(0, people.size() - people.indexOf(person))
                    .forEach(active -> stack.live(track(active, "Task Created")));
            stack.advance("P1D");
        });

        stack.live(group("ada", "acme", Map.of("plan", "scale")));
        stack.advance("PT3M");

        assertThat(people.stream().map(AddresseesTest::address).map(stack::sequencesTo))
                .containsExactly(List.of(), List.of(), List.of("growing"), List.of());
    }

    /** As an account of one somebody is in the segment by their own traits, before their account is known. */
    @ParameterizedTest
    @CsvSource({"soon, PT20S", "later, PT5M"})
    void whoSignsUpBeforeTheirAccountIsKnownGetsItOnce(String person, String wait) {
        stack.live(identify(person, Map.of("email", address(person), "plan", "scale")));
        stack.advance(wait);
        stack.live(group(person, "of-" + person, Map.of("plan", "scale")));
        stack.advance("P3D");

        assertThat(stack.segment("of-" + person, "size")).isEqualTo("large");
        assertThat(stack.sequencesTo(address(person))).containsExactly("growing");
    }

    @Test
    void whoUnsubscribedIsNotWrittenToAsSomebodyWhomTheyTurnOutToBe() {
        stack.live(identify("before", Map.of("email", address("before"))), track("before", "Joined"));
        stack.advance("P4D");
        assertThat(stack.sequencesTo(address("before"))).containsExactly("welcome");
        Stack.body(stack.post(
                "/api/recipients/never-contact",
                Stack.OPERATOR,
                Json.object().put("email", address("before")).put("reason", "asked by phone")));

        stack.live(
                identify("after", Map.of("email", address("after"))),
                Json.object().put("type", "alias").put("previousId", "before").put("userId", "after"),
                track("after", "Joined"));
        stack.advance("P4D");

        assertThat(stack.sequencesTo(address("after"))).isEmpty();
        assertThat(stack.read("/api/recipients?email=" + address("after")).toString())
                .contains("never_contact");
    }

    @Test
    void comesInTheMorningOfWhereTheDeviceIs() {
        var now = stack.now().atZone(BERLIN);
        var tuesday = now.with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).with(LocalTime.of(10, 0));
        stack.advance(Duration.between(now, tuesday).toString());

        joins("eve", "Europe/Berlin");
        joins("fay", "America/New_York");
        stack.advance("PT12H"); // which stops once an hour, at seventeen minutes past

        assertThat(sentAt("eve").atZone(BERLIN)).isBetween(tuesday, tuesday.plusMinutes(30));
        var nine = tuesday.withZoneSameLocal(NEW_YORK).withHour(9);
        assertThat(sentAt("fay").atZone(NEW_YORK)).isBetween(nine, nine.plusMinutes(30));
    }

    @Test
    void writesToThePeopleOfAnAccountWhosePaymentFailedUntilItSucceeds() {
        for (var account : List.of("late", "paid")) {
            for (var person : List.of("gus-", "hal-")) {
                stack.live(
                        identify(person + account, Map.of("email", address(person + account))),
                        group(person + account, account, Map.of()));
            }
        }
        stack.live(happened("late", "Payment Failed"), happened("paid", "Payment Failed"));
        stack.advance("PT10M");
        stack.live(happened("paid", "Payment Succeeded"));
        stack.advance("P2D");

        assertThat(List.of("gus-late", "hal-late", "gus-paid", "hal-paid"))
                .extracting(person -> stack.sequencesTo(address(person)))
                .containsExactly(List.of("dunning"), List.of("dunning"), List.of(), List.of());
        var email = stack.read("/api/recipients?email=" + address("gus-late")).at("/people/0/emails/0");
        assertThat(email.at("/why").toString()).contains("g:late", "Payment Failed");
    }

    /** By nobody: the account by itself. */
    private static ObjectNode happened(String account, String event) {
        var happened = Json.object().put("type", "track").put("event", event);
        happened.set("context", Json.object().put("groupId", account));
        return happened;
    }

    /** Says no time zone; the device does. */
    private static void joins(String person, String zone) {
        var joined = track(person, "Joined");
        joined.set("context", Json.object().put("timezone", zone));
        stack.live(identify(person, Map.of("email", address(person))), joined);
    }

    private static Instant sentAt(String person) {
        var mails = stack.mailsTo(address(person));
        assertThat(mails).hasSize(1);
        return Instant.parse(mails.getFirst().path("at").asText());
    }

    private static String address(String person) {
        return person + "@example.com";
    }

    private static void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
