package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.ChangeJson;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.UsageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of 200 rules, each with an audience, is one like any other. */
class ManyRulesTest {

    private static final int RULES = 200;
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 20);
    private static final Instant NOW = Instant.parse("2026-04-20T12:00:00Z");

    /** What an item of DynamoDB holds. */
    private static final int ITEM = 400 * 1024;

    private final Map<String, Object> written = Map.of(
            "timezone", "Europe/Berlin",
            "rules", IntStream.range(0, RULES).mapToObj(ManyRulesTest::rule).toList(),
            "audiences",
                    IntStream.range(0, RULES).mapToObj(ManyRulesTest::audience).toList());

    @SuppressWarnings("NullAway.Init") // before each
    private Model model;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), new ObjectMapper().writeValueAsString(written));
        var reading = ModelReader.check(folder, 1);
        assertThat(reading.problems()).isEmpty();
        model = reading.model().orElseThrow();
    }

    @Test
    void saysOfEverybodyWhatARecountSays() {
        var random = new Random(42);
        var evaluator = new Evaluator(model);
        var everInside = new HashSet<String>();

        for (var number = 0; number < 30; number++) {
            var person = person(random, 20 + 20 * number);

            var found = evaluator
                    .person(RandomHistory.facts(person, model, TODAY), TODAY)
                    .audiences();

            assertThat(found).isEqualTo(new Recount(written, person, List.of(), "people").audiences(TODAY));
            everInside.addAll(found);
        }
        assertThat(everInside).as("or it says little").hasSizeGreaterThan(RULES * 3 / 4);
    }

    @Test
    void fitsSomebodyUsualIntoTwoKilobytesOfUsage() {
        assertThat(usage(person(new Random(42), 200))).hasSizeLessThan(2 * 1024);
    }

    @Test
    void fitsSomebodyWhoDoesEverythingEveryDayIntoAnItem() {
        var everything = new ArrayList<Deed>();
        for (var daysAgo = 0; daysAgo < 100; daysAgo++) {
            for (var event = 0; event < RULES; event++) {
                everything.add(deed(event, NOW.minusSeconds(86_400L * daysAgo)));
            }
        }

        assertThat(usage(new Recount.Somebody("u:1", Map.of(), everything, NOW)))
                .hasSizeLessThan(ITEM / 4);
    }

    @Test
    void fitsSomebodyWhoComesIntoEveryAudienceAtOnceIntoItems() {
        var person = Id.known("1");
        var memberships = IntStream.range(0, RULES)
                .mapToObj(number -> "audience_" + number)
                .collect(Collectors.toMap(
                        name -> name, _ -> new Standing.Membership(Optional.of(Change.IN), NOW, 1, NOW)));
        var changes = memberships.keySet().stream()
                .map(name -> new Change(
                        person,
                        person,
                        false,
                        Change.Kind.AUDIENCE,
                        name,
                        Optional.empty(),
                        Optional.of(Change.IN),
                        1,
                        Cause.EVENT,
                        NOW,
                        TODAY,
                        1))
                .toList();

        var standing = new CustomerItems(new UsageCodec(model.meters()), Clock.fixed(NOW, ZoneOffset.UTC))
                .toItem(new Standing(person, person, false, 1, 1, TODAY, 1, memberships));

        assertThat(standing.toString()).hasSizeLessThan(ITEM / 10);
        assertThat(ChangeJson.write(changes)).hasSizeLessThan(ITEM / 4);
    }

    private byte[] usage(Recount.Somebody person) {
        return new UsageCodec(model.meters())
                .encode(RandomHistory.facts(person, model, TODAY).usage(), TODAY);
    }

    /** Few of the events are most of what is done. */
    private static Recount.Somebody person(Random random, int deeds) {
        var done = random.doubles(deeds)
                .mapToObj(number ->
                        deed((int) (RULES * Math.pow(number, 3)), NOW.minusSeconds(random.nextInt(90) * 86_400L)))
                .toList();
        return new Recount.Somebody("u:1", Map.of(), done, NOW.minusSeconds(random.nextInt(90) * 86_400L));
    }

    private static Deed deed(int event, Instant at) {
        return new Deed(false, "E" + event, Map.of(), at, false);
    }

    private static Map<String, Object> rule(int number) {
        return Map.of("rule", "rule_" + number, "of", "people", "when", condition(number));
    }

    private static Map<String, Object> audience(int number) {
        return Map.of(
                "audience",
                "audience_" + number,
                "of",
                "people",
                "when",
                Map.of("rule", "rule_" + number),
                "then",
                Map.of("guidance", List.of("tip_" + number)));
    }

    private static Map<String, Object> condition(int number) {
        var event = "E" + number;
        var before = "E" + (number + RULES - 1) % RULES;
        return switch (number % 8) {
            case 0 -> Map.of("event", event, "in_last", "30d", "at_least", 2);
            case 1 -> Map.of("event", event, "count", "days", "in_last", "60d", "at_least", 3);
            case 2 -> Map.of("event", event, "count", "weeks", "in_last", "4w", "at_least", 2);
            case 3 -> Map.of("event", event, "not_in_last", "14d");
            case 4 -> Map.of("event", List.of(event, before), "in_last", "60d", "at_least", 3);
            case 5 -> Map.of("event", event, "then", Map.of("event", before), "within", "7d");
            case 6 ->
                Map.of("all", List.of(Map.of("event", event), Map.of("not", Map.of("event", before, "in_last", "7d"))));
            default -> Map.of("event", event, "in_last", "28d", "fell_by", "50%", "from_at_least", 2);
        };
    }
}
