package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.NpsGroup;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Span;
import dev.vitalfew.rules.Window;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** An account or a person under evaluation: rules are asked of it as of dates, lenses once for each date. */
final class Subject {

    private record Question(String name, LocalDate asOf) {}

    private final Model model;
    private final Facts facts;
    private final Usage usage;
    private final Crowd crowd;
    private final Thresholds thresholds;
    private final Map<Question, Placement> placements = new HashMap<>();

    /** {@code usage} is what its rules count: of an account, that of its people together. */
    Subject(Model model, Facts facts, Usage usage, Crowd crowd, Thresholds thresholds) {
        this.model = model;
        this.facts = facts;
        this.usage = usage;
        this.crowd = crowd;
        this.thresholds = thresholds;
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
        var pin = pin(lens, asOf);
        if (pin.isPresent()) {
            return new Placement.In(pin.get().segment());
        }
        var least = lens.notBefore().getDays();
        if (age(asOf) < least) {
            return new Placement.Unclassified(tooYoung(least, asOf));
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

    private long age(LocalDate asOf) {
        return Math.max(0, ChronoUnit.DAYS.between(Age.since(facts, model.zone()), asOf));
    }

    private String tooYoung(int least, LocalDate asOf) {
        return "too young: " + age(asOf) + " of " + least + " days";
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
            case Rule.Dated(var trait, var test) ->
                Truth.of(date(trait).filter(date -> test.test(date, asOf)).isPresent());
            case Rule.Listed listed -> Truth.of(isListed(listed));
            case Rule.Answered answered -> Truth.of(holds(answered, asOf));
            case Rule.Counted(var measure, var window, var amount) ->
                Truth.of(Counting.test(measure, amount, usage, window.seenFrom(asOf)));
            case Rule.Trended trended -> Truth.of(trended(trended, asOf));
            case Rule.Quiet quiet -> holds(quiet, asOf);
            case Rule.Happened happened ->
                Truth.of(daysAgo(happened, asOf)
                        .filter(days -> happened.daysAgo().test(days))
                        .isPresent());
            case Rule.Followed followed -> Truth.of(followed(followed, asOf));
            case Rule.Scored(var score, var points) ->
                Truth.of(points.test(points(model.score(score).orElseThrow(), asOf)));
            case Rule.Ranked ranked -> holds(ranked, asOf);
            case Rule.Placed placed -> holds(placed, asOf);
            case Rule.Member(var audience) -> holds(audience(audience).when(), asOf);
            case Rule.People people -> holds(people, asOf);
        };
    }

    private Truth holds(Rule.Placed placed, LocalDate asOf) {
        if (isAnonymous()) {
            return new Truth.Unknown("anonymous");
        }
        return switch (placement(model.lens(placed.lens()).orElseThrow(), asOf)) {
            case Placement.In(var segment) -> Truth.of(placed.segments().contains(segment));
            case Placement.Unclassified(var reason) -> new Truth.Unknown(reason);
        };
    }

    private Truth holds(Rule.Quiet quiet, LocalDate asOf) {
        if (!quiet.young() && age(asOf) < quiet.days()) {
            return new Truth.Unknown(tooYoung(quiet.days(), asOf));
        }
        return Truth.of(
                dates(quiet.measure(), new Window.InLast(quiet.days()), asOf).isEmpty());
    }

    private Truth holds(Rule.Ranked ranked, LocalDate asOf) {
        return thresholds
                .of(ranked)
                .map(least -> Truth.of(rank(ranked.by(), asOf)
                        .filter(number -> number >= least)
                        .isPresent()))
                .orElseGet(() -> new Truth.Unknown("not ranked yet: the next daily run does"));
    }

    /** The number that a ranking goes by; empty when it isn't known or below nothing. */
    Optional<Double> rank(Rule.Ranking ranking, LocalDate asOf) {
        var number =
                switch (ranking) {
                    case Rule.Ranking.OfTrait(var trait) -> Comparison.number(trait(trait));
                    case Rule.Ranking.OfScore(var score) -> Optional.of(BigDecimal.valueOf(points(score(score), asOf)));
                    case Rule.Ranking.OfMeasure(var measure, var window) -> count(measure, window, asOf);
                };
        return number.map(BigDecimal::doubleValue).filter(found -> found >= 0);
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

    /** People are also listed by their email address, whatever its case. */
    private boolean isListed(Rule.Listed listed) {
        return listed.ids().contains(facts.subject().value())
                || facts.subject().is(Id.Kind.KNOWN)
                        && listed.ids().contains(trait("email").asText().toLowerCase(Locale.ROOT));
    }

    private boolean holds(Rule.Answered answered, LocalDate asOf) {
        return facts.nps()
                .filter(answer -> answered.window().seenFrom(asOf).has(dateOf(answer)))
                .filter(answer -> answered.group()
                        .map(NpsGroup.of(answer.score())::equals)
                        .orElse(true))
                .isPresent();
    }

    private boolean trended(Rule.Trended rule, LocalDate asOf) {
        var before = number(rule.measure(), new Window.Before(rule.days()), asOf);
        var now = number(rule.measure(), new Window.Complete(rule.days()), asOf);
        var change = rule.trend() == Rule.Trend.FELL ? before.subtract(now) : now.subtract(before);
        return before.compareTo(BigDecimal.valueOf(rule.fromAtLeast())) >= 0
                && change.multiply(BigDecimal.valueOf(100))
                                .compareTo(rule.percent().multiply(before))
                        >= 0;
    }

    private BigDecimal number(Measure measure, Window window, LocalDate asOf) {
        return count(measure, window, asOf).orElse(BigDecimal.ZERO);
    }

    /** Empty when a mean or an extreme has no numbers. */
    Optional<BigDecimal> count(Measure measure, Window window, LocalDate asOf) {
        return Counting.number(measure, usage, window.seenFrom(asOf));
    }

    /** How many days ago it happened first or last; empty when it never did. */
    Optional<Long> daysAgo(Rule.Happened happened, LocalDate asOf) {
        var dates = dates(happened.measure(), new Window.Ever(), asOf);
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        var date = happened.end() == Rule.End.FIRST ? dates.first() : dates.last();
        return Optional.of(ChronoUnit.DAYS.between(date, asOf));
    }

    private boolean followed(Rule.Followed rule, LocalDate asOf) {
        var then = dates(rule.then(), rule.window(), asOf);
        return dates(rule.first(), rule.window(), asOf).stream()
                .anyMatch(date -> new Span(date, date.plusDays(rule.within()))
                        .has(Optional.ofNullable(then.ceiling(date)).orElse(LocalDate.MAX)));
    }

    private NavigableSet<LocalDate> dates(Measure measure, Window window, LocalDate asOf) {
        return Counting.dates(measure, usage, window.seenFrom(asOf));
    }

    long points(Score score, LocalDate asOf) {
        return score.points().stream().mapToLong(points -> points(points, asOf)).sum();
    }

    private long points(Score.Points points, LocalDate asOf) {
        return switch (points) {
            case Score.Points.When(var add, var rule) -> holds(rule, asOf).equals(Truth.YES) ? add : 0;
            case Score.Points.ForEach(var add, var measure, var window, var upTo) ->
                add * Math.min(upTo, number(measure, window, asOf).longValue());
        };
    }

    Optional<Lens.Pin> pin(Lens lens, LocalDate asOf) {
        return lens.pin(facts.subject().value(), asOf);
    }

    boolean isAnonymous() {
        return facts.subject().is(Id.Kind.ANONYMOUS);
    }

    Optional<Double> threshold(Rule.Ranked rule) {
        return thresholds.of(rule);
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

    private Optional<LocalDate> date(String trait) {
        return StatedDate.of(trait(trait), model.zone());
    }

    Audience audience(String name) {
        return model.audience(name).orElseThrow();
    }

    Score score(String name) {
        return model.score(name).orElseThrow();
    }
}
