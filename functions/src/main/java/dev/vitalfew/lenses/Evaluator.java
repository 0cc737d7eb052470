package dev.vitalfew.lenses;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a subject into segments and audiences as of a date. Pure; has no clock.
 *
 * <p>What an account's rules count is the usage of its self plus that of all its people, each given once; its traits
 * are those of its self alone. An account of one, {@code u:42}, comes as a self with the person's traits and <em>no
 * usage</em>, and the person among the people, or its usage would count twice.
 */
public final class Evaluator {

    private static final int NEW_FOR_DAYS = 2;

    private final Model model;
    private final RollUp rollUp;
    private final Map<Rule.Ranked, Of> ranked;
    private final Thresholds thresholds;

    /** Knows nothing yet of what it takes to be at the top. */
    public Evaluator(Model model) {
        this(model, new RollUp(model), model.ranked(), Thresholds.NONE);
    }

    private Evaluator(Model model, RollUp rollUp, Map<Rule.Ranked, Of> ranked, Thresholds thresholds) {
        this.model = model;
        this.rollUp = rollUp;
        this.ranked = ranked;
        this.thresholds = thresholds;
    }

    public Evaluator with(Thresholds other) {
        if (ranked.isEmpty()) {
            return this;
        }
        var found = other.under(model);
        return found.equals(thresholds) ? this : new Evaluator(model, rollUp, ranked, found);
    }

    /** Lenses and audiences of people; an anonymous person is evaluated for audiences alone. */
    public Results person(Facts person, LocalDate asOf) {
        return results(subject(person), lensesOf(person), Of.PEOPLE, asOf);
    }

    /** Whether a rule of people holds of a person. */
    public boolean holds(Facts person, Rule rule, LocalDate asOf) {
        return subject(person).holds(rule, asOf).equals(Truth.YES);
    }

    /** Lenses and audiences of accounts. People come one by one, so an account of 100,000 fits. */
    public Results account(Facts self, Iterator<Facts> people, LocalDate asOf) {
        return results(subject(self, people, asOf), lenses(Of.ACCOUNTS), Of.ACCOUNTS, asOf);
    }

    /** When a subject was first seen that had existed before, by what its own trait says; empty for a new one. */
    public Optional<Instant> acquaintance(Facts facts) {
        return Age.stated(facts, model.zone())
                .filter(since -> since.isBefore(
                        LocalDate.ofInstant(facts.firstSeen(), model.zone()).minusDays(NEW_FOR_DAYS)))
                .map(_ -> facts.firstSeen());
    }

    /** Why {@link #person} says what it says: a sentence for each lens and audience, by its name. */
    public Map<String, String> explainPerson(Facts person, LocalDate asOf) {
        return reasons(subject(person), lensesOf(person), Of.PEOPLE, asOf);
    }

    /** Why {@link #account} says what it says: a sentence for each lens and audience, by its name. */
    public Map<String, String> explainAccount(Facts self, Iterator<Facts> people, LocalDate asOf) {
        return reasons(subject(self, people, asOf), lenses(Of.ACCOUNTS), Of.ACCOUNTS, asOf);
    }

    private Subject subject(Facts person) {
        return new Subject(model, person, person.usage(), new Crowd(Set.of()), thresholds);
    }

    private Subject subject(Facts self, Iterator<Facts> people, LocalDate asOf) {
        var crowd = new Crowd(rollUp.meters());
        crowd.add(self.usage());
        while (people.hasNext()) {
            add(people.next(), crowd, asOf);
        }
        return new Subject(model, self, crowd.usage(), crowd, thresholds);
    }

    private void add(Facts person, Crowd crowd, LocalDate asOf) {
        crowd.addPerson();
        crowd.add(person.usage());
        var subject = subject(person);
        rollUp.people().forEach((rule, daysBack) -> {
            for (var back = 0; back <= daysBack; back++) {
                var date = asOf.minusDays(back);
                if (subject.holds(rule.who(), date).equals(Truth.YES)) {
                    crowd.held(rule, date);
                }
            }
        });
    }

    private Results results(Subject subject, Stream<Lens> lenses, Of of, LocalDate asOf) {
        return new Results(
                lenses.collect(Collectors.toMap(Lens::name, lens -> subject.placement(lens, asOf))),
                audiences(of)
                        .filter(audience -> subject.holds(audience.when(), asOf).equals(Truth.YES))
                        .map(Audience::name)
                        .collect(Collectors.toSet()),
                model.scores().stream()
                        .filter(score -> score.of() == of)
                        .collect(Collectors.toMap(Score::name, score -> subject.points(score, asOf))),
                ranks(subject, of, asOf));
    }

    private Map<String, Double> ranks(Subject subject, Of of, LocalDate asOf) {
        var ranks = new HashMap<String, Double>();
        ranked.forEach((rule, whom) -> {
            if (whom == of && !subject.isAnonymous()) {
                subject.rank(rule.by(), asOf).ifPresent(number -> ranks.put(rule.text(), number));
            }
        });
        return ranks;
    }

    private Map<String, String> reasons(Subject subject, Stream<Lens> lenses, Of of, LocalDate asOf) {
        var explanation = new Explanation(subject, asOf);
        return Stream.concat(
                        lenses.map(lens -> Map.entry(lens.name(), explanation.of(lens))),
                        audiences(of).map(audience -> Map.entry(audience.name(), explanation.of(audience))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Lens> lensesOf(Facts person) {
        return person.subject().is(Id.Kind.ANONYMOUS) ? Stream.of() : lenses(Of.PEOPLE);
    }

    private Stream<Lens> lenses(Of of) {
        return model.lenses().stream().filter(lens -> lens.of() == of);
    }

    private Stream<Audience> audiences(Of of) {
        return model.audiences().stream().filter(audience -> audience.of() == of);
    }
}
