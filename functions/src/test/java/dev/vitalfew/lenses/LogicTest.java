package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Unguarded;
import dev.vitalfew.model.logic.Logic;
import dev.vitalfew.rules.Rule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** What the logic says of rules without knowing anybody is true of whoever comes. */
class LogicTest {

    private static final LocalDate ABOUT = LocalDate.of(2026, 4, 5);
    private static final int COMBINATIONS = 150;
    private static final String NEVER = "never";
    private static final String ALWAYS = "always";

    private static final Map<String, Integer> JUDGED = new HashMap<>();

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void whatIsImpossibleNeverHoldsAndWhatIsAlwaysTrueAlwaysDoes(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var written = random.nextInt(4) == 0 ? new RandomModel(random).make() : new NarrowModel(random).make();
        var model = RandomModel.read(written);
        var claims = claims(model, random);
        var claimed = with(model, claims);
        var names = Stream.of(Of.values())
                .flatMap(of -> claimed.audiences().stream().filter(audience -> audience.of() == of))
                .map(Audience::name)
                .filter(name -> name.startsWith(NEVER) || name.startsWith(ALWAYS))
                .toList();
        names.forEach(name -> JUDGED.merge(name.split("_")[0], 1, Integer::sum));

        for (var history = 0; history < 8; history++) {
            var asOf = ABOUT.plusDays(random.nextInt(40) - 20);
            for (var found : found(claimed, random, asOf).entrySet()) {
                var mine = claimed.audiences().stream()
                        .filter(audience -> audience.of() == found.getKey() && names.contains(audience.name()))
                        .toList();
                for (var audience : mine) {
                    assertThat(found.getValue())
                            .as("%s as of %s", audience, asOf)
                            .allMatch(in -> in.audiences().contains(audience.name())
                                    == audience.name().startsWith(ALWAYS));
                }
                assertNobodyIsInASegmentThatIsNeverReached(claimed, found.getKey(), found.getValue());
            }
        }
    }

    /** Or the test would say nothing. */
    @AfterContainer
    static void hasJudgedMany() {
        assertThat(JUDGED.getOrDefault(NEVER, 0)).as("impossible").isGreaterThan(500);
        assertThat(JUDGED.getOrDefault(ALWAYS, 0)).as("always true").isGreaterThan(50);
        assertThat(JUDGED.getOrDefault("swallowed", 0)).as("swallowed").isGreaterThan(10);
    }

    private void assertNobodyIsInASegmentThatIsNeverReached(Model model, Of of, List<Results> found) {
        for (var lens : model.lenses()) {
            if (lens.of() != of) {
                continue;
            }
            for (var segment : Unguarded.neverReached(model, lens)) {
                JUDGED.merge("swallowed", 1, Integer::sum);
                assertThat(found).as("%s of %s", segment, lens).noneMatch(in -> new Placement.In(segment)
                        .equals(in.lenses().get(lens.name())));
            }
        }
    }

    /** Of each kind of subject, what is found of several. */
    private static Map<Of, List<Results>> found(Model model, Random random, LocalDate asOf) {
        var evaluator = new Evaluator(model);
        var people = IntStream.range(1, 2 + random.nextInt(4))
                .mapToObj(number -> RandomHistory.somebody("u:" + number, random, asOf))
                .map(person -> RandomHistory.facts(person, model, asOf))
                .toList();
        var account = RandomHistory.facts(RandomHistory.somebody("g:acme", random, asOf), model, asOf);
        return Map.of(
                Of.PEOPLE,
                        people.stream()
                                .map(person -> evaluator.person(person, asOf))
                                .toList(),
                Of.ACCOUNTS, List.of(evaluator.account(account, people.iterator(), asOf)));
    }

    private static Model with(Model model, List<Audience> claims) {
        return new Model(
                1,
                model.zone(),
                model.features(),
                Set.of(),
                model.preferences(),
                model.lenses(),
                Stream.concat(model.audiences().stream(), claims.stream()).toList(),
                model.scores(),
                Map.of());
    }

    /** Combinations of the model's rules that the logic calls impossible or always true. */
    private static List<Audience> claims(Model model, Random random) {
        var logic = new Logic(Unguarded.references(model));
        var claims = new ArrayList<Audience>();
        for (var of : Of.values()) {
            var parts = new ArrayList<>(parts(model, of));
            for (var i = 0; i < COMBINATIONS && !parts.isEmpty(); i++) {
                var rule = combined(parts, random);
                if (logic.isImpossible(rule)) {
                    claims.add(new Audience(
                            NEVER + "_" + of + i,
                            of,
                            rule,
                            model.audiences().getFirst().then()));
                } else if (logic.isAlwaysTrue(rule)) {
                    claims.add(new Audience(
                            ALWAYS + "_" + of + i,
                            of,
                            rule,
                            model.audiences().getFirst().then()));
                }
            }
        }
        return claims;
    }

    private static Rule combined(List<Rule> parts, Random random) {
        var some = Stream.generate(() -> parts.get(random.nextInt(parts.size())))
                .limit(1 + random.nextInt(3))
                .map(part -> random.nextInt(3) == 0 ? new Rule.Not(part) : part)
                .toList();
        return random.nextInt(3) == 0 ? new Rule.Any(some) : new Rule.All(some);
    }

    private static Set<Rule> parts(Model model, Of of) {
        var parts = new LinkedHashMap<Rule, Boolean>();
        model.audiences().stream()
                .filter(audience -> audience.of() == of)
                .forEach(audience -> add(audience.when(), parts));
        model.lenses().stream()
                .filter(lens -> lens.of() == of)
                .flatMap(lens -> lens.segments().stream())
                .map(Lens.Segment::when)
                .forEach(rule -> add(rule, parts));
        return parts.keySet();
    }

    private static void add(Rule rule, Map<Rule, Boolean> parts) {
        parts.put(rule, true);
        if (!(rule instanceof Rule.People)) {
            rule.parts().forEach(part -> add(part, parts));
        }
    }
}
