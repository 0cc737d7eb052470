package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.NpsGroup;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An account or a person under evaluation: rules are asked of it as of dates, lenses once for each date. */
final class Subject {

    private record Question(String name, LocalDate asOf) {}

    private final Model model;
    private final Facts facts;
    private final Usage usage;
    private final Crowd crowd;
    private final Map<Question, Placement> placements = new HashMap<>();

    /** {@code usage} is what its rules count: of an account, that of its people together. */
    Subject(Model model, Facts facts, Usage usage, Crowd crowd) {
        this.model = model;
        this.facts = facts;
        this.usage = usage;
        this.crowd = crowd;
    }

    Placement placement(Lens lens, LocalDate asOf) {
        var question = new Question(lens.name(), asOf);
        var known = placements.get(question);
        if (known != null) {
            return known;
        }
        var found = place(lens, asOf);
        placements.put(question, found);
        return found;
    }

    private Placement place(Lens lens, LocalDate asOf) {
        var age = Math.max(0, ChronoUnit.DAYS.between(Age.since(facts, model.zone()), asOf));
        var least = lens.notBefore().getDays();
        if (age < least) {
            return new Placement.Unclassified("too young: " + age + " of " + least + " days");
        }
        for (var need : lens.needs()) {
            switch (holds(need, asOf)) {
                case Truth.Yes _ -> {}
                case Truth.No _ -> {
                    return new Placement.Unclassified(Lack.of(need));
                }
                case Truth.Unknown(var reason) -> {
                    return new Placement.Unclassified(reason);
                }
            }
        }
        for (var segment : lens.segments()) {
            switch (heldLately(segment, asOf)) {
                case Truth.Yes _ -> {
                    return new Placement.In(segment.name());
                }
                case Truth.Unknown(var reason) -> {
                    return new Placement.Unclassified(reason);
                }
                case Truth.No _ -> {}
            }
        }
        return new Placement.Unclassified("no segment fits");
    }

    /** Whether the segment's rule held on any of the dates that it asks for. */
    private Truth heldLately(Lens.Segment segment, LocalDate asOf) {
        var dates = IntStream.range(0, segment.leaveAfter())
                .mapToObj(asOf::minusDays)
                .toList();
        return Truth.any(dates, date -> holds(segment.when(), date));
    }

    Truth holds(Rule rule, LocalDate asOf) {
        return switch (rule) {
            case Rule.All(var rules) -> Truth.all(rules, one -> holds(one, asOf));
            case Rule.Any(var rules) -> Truth.any(rules, one -> holds(one, asOf));
            case Rule.Not(var negated) -> holds(negated, asOf).not();
            case Rule.Otherwise _ -> Truth.YES;
            case Rule.Named named -> holds(named.rule(), asOf);
            case Rule.Stated(var trait, var value) -> Truth.of(value.test(trait(trait)));
            case Rule.Answered answered -> Truth.of(holds(answered, asOf));
            case Rule.Counted(var measure, var window, var amount) ->
                Truth.of(amount.test(count(measure, window, asOf)));
            case Rule.Fell fell -> Truth.of(fell(fell, asOf));
            case Rule.Placed placed -> holds(placed, asOf);
            case Rule.Member(var audience) -> holds(audience(audience).when(), asOf);
            case Rule.People people -> holds(people, asOf);
        };
    }

    private Truth holds(Rule.Placed placed, LocalDate asOf) {
        if (facts.subject().is(Id.Kind.ANONYMOUS)) {
            return new Truth.Unknown("anonymous");
        }
        return switch (placement(model.lens(placed.lens()).orElseThrow(), asOf)) {
            case Placement.In(var segment) -> Truth.of(placed.segments().contains(segment));
            case Placement.Unclassified(var reason) -> new Truth.Unknown(reason);
        };
    }

    private Truth holds(Rule.People people, LocalDate asOf) {
        return base(people.base())
                .map(base -> {
                    // A percentage is compared without dividing: count * 100 / base.
                    var hundred = people.base() instanceof Rule.Base.Heads ? BigDecimal.ONE : BigDecimal.valueOf(100);
                    var share = BigDecimal.valueOf(people(people, asOf)).multiply(hundred);
                    return Truth.of(people.amount().times(base).test(share));
                })
                .orElseGet(() -> new Truth.Unknown("no " + traitOf(people.base()) + " is known"));
    }

    private static String traitOf(Rule.Base base) {
        return base instanceof Rule.Base.OfTrait(var trait) ? trait : "number of people";
    }

    /** What the number of people is divided by; empty when it isn't known. A share of nobody is 0 %. */
    private Optional<BigDecimal> base(Rule.Base base) {
        return switch (base) {
            case Rule.Base.Heads _ -> Optional.of(BigDecimal.ONE);
            case Rule.Base.Everybody _ -> Optional.of(BigDecimal.valueOf(Math.max(1, crowd.people())));
            case Rule.Base.OfTrait(var trait) -> Comparison.number(trait(trait)).filter(number -> number.signum() > 0);
        };
    }

    private boolean holds(Rule.Answered answered, LocalDate asOf) {
        return facts.nps()
                .filter(answer -> answered.window().seenFrom(asOf).has(dateOf(answer)))
                .filter(answer -> answered.group()
                        .map(NpsGroup.of(answer.score())::equals)
                        .orElse(true))
                .isPresent();
    }

    private boolean fell(Rule.Fell fell, LocalDate asOf) {
        var before = count(fell.measure(), new Window.Before(fell.days()), asOf);
        var now = count(fell.measure(), new Window.Complete(fell.days()), asOf);
        var lost = BigDecimal.valueOf(before - now).multiply(BigDecimal.valueOf(100));
        return before >= fell.fromAtLeast() && lost.compareTo(fell.percent().multiply(BigDecimal.valueOf(before))) >= 0;
    }

    long count(Measure measure, Window window, LocalDate asOf) {
        return Counting.count(measure, usage, window.seenFrom(asOf));
    }

    /** The segment that it is in, or why it is in none. */
    String placed(String lens, LocalDate asOf) {
        return switch (placement(model.lens(lens).orElseThrow(), asOf)) {
            case Placement.In(var segment) -> segment;
            case Placement.Unclassified(var reason) -> "unclassified, " + reason;
        };
    }

    /** For how many of its people the rule inside held. */
    int people(Rule.People people, LocalDate asOf) {
        return crowd.count(people, asOf);
    }

    int people() {
        return crowd.people();
    }

    Optional<Answer> nps() {
        return facts.nps();
    }

    LocalDate dateOf(Answer answer) {
        return LocalDate.ofInstant(answer.at(), model.zone());
    }

    JsonNode trait(String name) {
        var trait = facts.traits().get(name);
        return trait == null ? MissingNode.getInstance() : trait.value();
    }

    Audience audience(String name) {
        return model.audience(name).orElseThrow();
    }
}
