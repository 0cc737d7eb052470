package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.Model;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the model and the history, the evaluator says what a plain recount of everything says. */
class EvaluatorRecountTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate ABOUT = LocalDate.of(2026, 4, 20);

    /** Models take longer to read than histories to recount: 2,500 models, 10,000 histories. */
    @Property(tries = 2500)
    void agreesWithARecount(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var written = new RandomModel(random).make();
        var model = RandomModel.read(written);
        for (var history = 0; history < 4; history++) {
            agrees(random, written, model);
        }
    }

    private static void agrees(Random random, Map<String, Object> written, Model model) throws IOException {
        var asOf = ABOUT.plusDays(random.nextInt(40) - 30);
        var people = new ArrayList<Recount.Somebody>();
        for (var i = random.nextInt(5); i > 0; i--) {
            people.add(RandomHistory.somebody((i == 4 ? "a:" : "u:") + i, random, asOf));
        }
        var account = RandomHistory.somebody("g:acme", random, asOf);
        var evaluator = new Evaluator(model);
        var facts = people.stream()
                .map(person -> RandomHistory.facts(person, model, asOf))
                .toList();

        var found = evaluator.account(RandomHistory.facts(account, model, asOf), facts.iterator(), asOf);

        assertSame(found, new Recount(written, account, people, "accounts"), asOf, written);
        for (var i = 0; i < people.size(); i++) {
            var recount = new Recount(written, people.get(i), List.of(), "people");
            assertSame(evaluator.person(facts.get(i), asOf), recount, asOf, written);
            assertThat(evaluator.explainPerson(facts.get(i), asOf).values()).noneMatch(String::isBlank);
        }
        assertThat(evaluator
                        .explainAccount(RandomHistory.facts(account, model, asOf), facts.iterator(), asOf)
                        .values())
                .noneMatch(String::isBlank);
    }

    private static void assertSame(Results found, Recount recount, LocalDate asOf, Map<String, Object> written)
            throws IOException {
        var lenses = new TreeMap<String, String>();
        found.lenses()
                .forEach((lens, placement) -> lenses.put(
                        lens,
                        switch (placement) {
                            case Placement.In(var segment) -> segment;
                            case Placement.Unclassified _ -> "unclassified";
                        }));
        assertThat(lenses).as(JSON.writeValueAsString(written)).isEqualTo(recount.lenses(asOf));
        assertThat(found.audiences()).as(JSON.writeValueAsString(written)).isEqualTo(recount.audiences(asOf));
        found.scores().forEach((score, points) -> assertThat(points).as(score).isEqualTo(recount.score(score, asOf)));
    }
}
