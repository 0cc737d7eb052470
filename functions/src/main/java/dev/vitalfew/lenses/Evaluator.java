package dev.vitalfew.lenses;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final Thresholds thresholds;
    /** One after the other is asked the same, so what was made ready last is kept: by {@link #slot}. */
    private final AtomicReferenceArray<@Nullable Questions> ready = new AtomicReferenceArray<>(2 * Of.values().length);

    /** Knows nothing yet of what it takes to be at the top. */
    public Evaluator(Model model) {
        this(model, new RollUp(model), Thresholds.NONE);
    }

    private Evaluator(Model model, RollUp rollUp, Thresholds thresholds) {
        this.model = model;
        this.rollUp = rollUp;
        this.thresholds = thresholds;
    }

    public Evaluator with(Thresholds other) {
        var found = other.under(model);
        return found.equals(thresholds) ? this : new Evaluator(model, rollUp, found);
    }

    /** Lenses and audiences of people; an anonymous person is evaluated for audiences alone. */
    public Results person(Facts person, LocalDate asOf) {
        return ready(Of.PEOPLE, person.usage(), asOf).ask(subject(person));
    }

    /** Whether a rule of people holds of a person. */
    public boolean holds(Facts person, Rule rule, LocalDate asOf) {
        return new AsOf(model, thresholds, person.usage(), asOf).condition(rule).holds(subject(person));
    }

    /** Lenses and audiences of accounts. People come one by one, so an account of 100,000 fits. */
    public Results account(Facts self, Iterator<Facts> people, LocalDate asOf) {
        var account = subject(self, people, asOf);
        return ready(Of.ACCOUNTS, account.usage(), asOf).ask(account);
    }

    /** What a person prefers, as far as anything says it, by the preference's name. */
    public Map<String, Preferred> preferences(Facts person, LocalDate asOf) {
        var then = new AsOf(model, thresholds, person.usage(), asOf);
        var found = new TreeMap<String, Preferred>();
        for (var preference : model.preferences()) {
            then.leaning(preference)
                    .of(subject(person))
                    .ifPresent(preferred -> found.put(preference.name(), preferred));
        }
        return found;
    }

    /** When a subject was first seen that had existed before, by what its own trait says; empty for a new one. */
    public Optional<Instant> acquaintance(Facts facts) {
        return Age.stated(facts, model.zone())
                .filter(since -> since.isBefore(
                        LocalDate.ofInstant(facts.firstSeen(), model.zone()).minusDays(NEW_FOR_DAYS)))
                .map(_ -> facts.firstSeen());
    }

    /** Why {@link #person} says what it says: a sentence for each lens, audience and score, by its name. */
    public Map<String, String> explainPerson(Facts person, LocalDate asOf) {
        return reasons(subject(person), lensesOf(person), Of.PEOPLE, asOf);
    }

    /** Why {@link #account} says what it says: a sentence for each lens, audience and score, by its name. */
    public Map<String, String> explainAccount(Facts self, Iterator<Facts> people, LocalDate asOf) {
        return reasons(subject(self, people, asOf), lenses(Of.ACCOUNTS), Of.ACCOUNTS, asOf);
    }

    private Subject subject(Facts person) {
        return new Subject(person, person.usage(), Crowd.NOBODY, model.zone());
    }

    private Subject subject(Facts self, Iterator<Facts> people, LocalDate asOf) {
        var crowd = new Crowd(rollUp.meters());
        crowd.add(self.usage());
        while (people.hasNext()) {
            var person = people.next();
            crowd.addPerson();
            crowd.add(person.usage());
            ready(Of.PEOPLE, person.usage(), asOf).askForTheCrowd(subject(person), crowd);
        }
        return new Subject(self, crowd.usage(), crowd, model.zone());
    }

    private Questions ready(Of of, Usage usage, LocalDate asOf) {
        var slot = slot(of, usage);
        var last = ready.get(slot);
        if (last != null && last.areFor(usage, asOf)) {
            return last;
        }
        var made = new Questions(model, thresholds, of, rollUp, usage, asOf);
        ready.set(slot, made);
        return made;
    }

    /** Those whose counts have no beginning may come in turns with others. */
    private static int slot(Of of, Usage usage) {
        return 2 * of.ordinal() + (usage.isWhole() ? 0 : 1);
    }

    private Map<String, String> reasons(Subject subject, Stream<Lens> lenses, Of of, LocalDate asOf) {
        var then = new AsOf(model, thresholds, subject.usage(), asOf);
        var explanation = new Explanation(subject, then);
        var ofLenses = lenses.toList();
        var audiences = model.audiences().stream()
                .filter(audience -> audience.of() == of)
                .toList();
        var scores = model.scores().stream().filter(score -> score.of() == of).toList();
        // All are made ready before one is asked, or the subject would be looked at anew for each.
        ofLenses.forEach(then::placing);
        audiences.forEach(then::condition);
        scores.forEach(then::points);
        var reasons = new HashMap<String, String>();
        ofLenses.forEach(lens -> reasons.put(lens.name(), explanation.of(lens)));
        audiences.forEach(audience -> reasons.put(audience.name(), explanation.of(audience)));
        scores.forEach(score -> reasons.put(score.name(), explanation.of(score)));
        return reasons;
    }

    private Stream<Lens> lensesOf(Facts person) {
        return person.subject().is(Id.Kind.ANONYMOUS) ? Stream.of() : lenses(Of.PEOPLE);
    }

    private Stream<Lens> lenses(Of of) {
        return model.lenses().stream().filter(lens -> lens.of() == of);
    }
}
