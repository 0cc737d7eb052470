package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.DateTest;
import dev.vitalfew.rules.NpsGroup;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * A model as of a date, for usages of one panel, either all counted from the beginning or not: makes its rules ready to be
 * asked of many subjects. Whatever follows from the model, the date and the panel alone is worked out here, once; what is
 * left to each {@link Condition} is to look at its subject. For one thread; what it makes ready may be asked by several.
 */
final class AsOf {

    private final Model model;
    private final Thresholds thresholds;
    private final Glance glance;
    private final boolean isWhole;
    private final Deeds deeds;
    private final LocalDate asOf;
    private final Map<LocalDate, AsOf> dates;
    private final Map<String, Placing> placings = new HashMap<>();
    private final Map<String, Condition> audiences = new HashMap<>();
    private final Map<String, ToLongFunction<Subject>> scores = new HashMap<>();

    /** @param like one of the usages that it is for */
    AsOf(Model model, Thresholds thresholds, Usage like, LocalDate asOf) {
        this(model, thresholds, new Glance(like.panel()), like.isWhole(), asOf, new HashMap<>());
    }

    private AsOf(
            Model model,
            Thresholds thresholds,
            Glance glance,
            boolean isWhole,
            LocalDate asOf,
            Map<LocalDate, AsOf> dates) {
        this.model = model;
        this.thresholds = thresholds;
        this.glance = glance;
        this.isWhole = isWhole;
        this.deeds = new Deeds(glance, isWhole, model.zone(), asOf);
        this.asOf = asOf;
        this.dates = dates;
        dates.put(asOf, this);
    }

    /** The same as of another date. */
    AsOf on(LocalDate date) {
        var known = dates.get(date);
        return known == null ? new AsOf(model, thresholds, glance, isWhole, date, dates) : known;
    }

    LocalDate date() {
        return asOf;
    }

    Glance glance() {
        return glance;
    }

    Deeds deeds() {
        return deeds;
    }

    Condition condition(Rule rule) {
        return switch (rule) {
            case Rule.All(var rules) -> Condition.all(conditions(rules));
            case Rule.Any(var rules) -> Condition.any(conditions(rules));
            case Rule.Not(var negated) -> Condition.not(condition(negated));
            case Rule.Otherwise _ -> Condition.ALWAYS;
            case Rule.Named named -> condition(named.rule());
            case Rule.Stated(var trait, var value) -> glance.stated(trait, new Fits(value));
            case Rule.Dated(var trait, var test) -> glance.stated(trait, new IsDated(test, asOf, model.zone()));
            case Rule.Listed listed -> new Condition.Other(subject -> Truth.of(subject.isListed(listed)));
            case Rule.Answered answered -> answered(answered);
            case Rule.Prefers prefers -> leaning(prefers.preference()).is(prefers);
            case Rule.Counted counted -> deeds.counted(counted);
            case Rule.Trended trended -> deeds.trended(trended);
            case Rule.Quiet quiet -> deeds.quiet(quiet);
            case Rule.Happened happened -> deeds.happened(happened);
            case Rule.Followed followed -> deeds.followed(followed);
            case Rule.Scored(var score, var points) -> {
                var found = points(score);
                var range = points.range(0);
                yield new Condition.Other(subject -> Truth.of(range.has(found.applyAsLong(subject))));
            }
            case Rule.Ranked ranked -> ranked(ranked);
            case Rule.Placed placed -> placed(placed);
            case Rule.Member(var audience) -> condition(audience(audience));
            case Rule.People people -> people(people);
        };
    }

    private record Fits(Comparison value) implements Predicate<JsonNode> {
        @Override
        public boolean test(JsonNode stated) {
            return value.test(stated);
        }
    }

    private record IsDated(DateTest test, LocalDate asOf, ZoneId zone) implements Predicate<JsonNode> {
        @Override
        public boolean test(JsonNode stated) {
            return StatedDate.of(stated, zone)
                    .filter(date -> test.test(date, asOf))
                    .isPresent();
        }
    }

    private List<Condition> conditions(List<Rule> rules) {
        return rules.stream().map(this::condition).toList();
    }

    /** Whether somebody is in an audience. */
    Condition condition(Audience audience) {
        var known = audiences.get(audience.name());
        if (known != null) {
            return known;
        }
        var ready = condition(audience.when());
        audiences.put(audience.name(), ready);
        return ready;
    }

    /** Where a lens puts somebody. */
    Placing placing(Lens lens) {
        var known = placings.get(lens.name());
        if (known != null) {
            return known;
        }
        var ready = new Placing(lens, this);
        placings.put(lens.name(), ready);
        return ready;
    }

    /** Whether the segment's rule held on any of the dates that it asks for. */
    Condition heldLately(Lens.Segment segment) {
        return Condition.any(IntStream.range(0, segment.leaveAfter())
                .mapToObj(back -> on(asOf.minusDays(back)).condition(segment.when()))
                .toList());
    }

    Leaning leaning(Preference preference) {
        return new Leaning(preference, asOf, glance.panel());
    }

    private Condition answered(Rule.Answered answered) {
        var span = answered.window().seenFrom(asOf);
        return new Condition.Other(subject -> Truth.of(subject.nps()
                .filter(answer -> span.has(dateOf(answer)))
                .filter(answer -> answered.group()
                        .map(NpsGroup.of(answer.score())::equals)
                        .orElse(true))
                .isPresent()));
    }

    LocalDate dateOf(Answer answer) {
        return LocalDate.ofInstant(answer.at(), model.zone());
    }

    Youth youth(int least) {
        return new Youth(least, asOf, model.zone());
    }

    private Condition ranked(Rule.Ranked rule) {
        var rank = rank(rule.by());
        return thresholds
                .of(rule)
                .<Condition>map(least -> new Condition.Other(subject -> Truth.of(rank.apply(subject)
                        .filter(number -> number >= least && number > 0)
                        .isPresent())))
                .orElse(unknown("not ranked yet: the next daily run finds the top, and the one after it who is there"));
    }

    private static Condition unknown(String reason) {
        var unknown = new Truth.Unknown(reason);
        return new Condition.Other(_ -> unknown);
    }

    Optional<Double> threshold(Rule.Ranked rule) {
        return thresholds.of(rule);
    }

    /** The number that a ranking goes by; empty when it isn't known or below nothing. */
    Function<Subject, Optional<Double>> rank(Rule.Ranking ranking) {
        Function<Subject, Optional<BigDecimal>> number =
                switch (ranking) {
                    case Rule.Ranking.OfTrait(var trait) -> subject -> Comparison.number(subject.trait(trait));
                    case Rule.Ranking.OfScore(var score) -> {
                        var points = points(score);
                        yield subject -> Optional.of(BigDecimal.valueOf(points.applyAsLong(subject)));
                    }
                    case Rule.Ranking.OfMeasure(var measure, var window) -> {
                        var counting = deeds.counting(measure, window);
                        yield subject -> counting.number(subject.usage());
                    }
                };
        return subject -> number.apply(subject).map(BigDecimal::doubleValue).filter(found -> found >= 0);
    }

    private Condition placed(Rule.Placed placed) {
        var placing = placing(model.lens(placed.lens()).orElseThrow());
        var anonymous = new Truth.Unknown("anonymous");
        return new Condition.Other(subject -> {
            if (subject.isAnonymous()) {
                return anonymous;
            }
            return switch (subject.placement(placing)) {
                case Placement.In(var segment) -> Truth.of(placed.segments().contains(segment));
                case Placement.Unclassified(var reason) -> new Truth.Unknown(reason);
            };
        });
    }

    private Condition people(Rule.People people) {
        // A percentage is compared without dividing: count * 100 / base.
        var hundred = people.base() instanceof Rule.Base.Heads ? BigDecimal.ONE : BigDecimal.valueOf(100);
        var unknown = new Truth.Unknown("no " + traitOf(people.base()) + " is known");
        return new Condition.Other(subject -> {
            var base = base(people.base(), subject);
            if (base.isEmpty()) {
                return unknown;
            }
            var share = BigDecimal.valueOf(subject.people(people, asOf)).multiply(hundred);
            return Truth.of(people.amount().times(base.get()).test(share));
        });
    }

    private static String traitOf(Rule.Base base) {
        return base instanceof Rule.Base.OfTrait(var trait) ? trait : "number of people";
    }

    /** What the number of people is divided by; empty when it isn't known. A share of nobody is 0 %. */
    private static Optional<BigDecimal> base(Rule.Base base, Subject subject) {
        return switch (base) {
            case Rule.Base.Heads _ -> Optional.of(BigDecimal.ONE);
            case Rule.Base.Everybody _ -> Optional.of(BigDecimal.valueOf(Math.max(1, subject.people())));
            case Rule.Base.OfTrait(var trait) ->
                Comparison.number(subject.trait(trait)).filter(number -> number.signum() > 0);
        };
    }

    ToLongFunction<Subject> points(String score) {
        return points(model.score(score).orElseThrow());
    }

    ToLongFunction<Subject> points(Score score) {
        var known = scores.get(score.name());
        if (known != null) {
            return known;
        }
        var parts = score.points().stream().map(this::points).toList();
        ToLongFunction<Subject> ready = subject ->
                parts.stream().mapToLong(part -> part.applyAsLong(subject)).sum();
        scores.put(score.name(), ready);
        return ready;
    }

    private ToLongFunction<Subject> points(Score.Points points) {
        return switch (points) {
            case Score.Points.When(var add, var rule) -> {
                var condition = condition(rule);
                yield subject -> condition.holds(subject) ? add : 0;
            }
            case Score.Points.ForEach(var add, var measure, var window, var upTo) -> {
                var counting = deeds.counting(measure, window);
                yield subject -> add
                        * Math.min(
                                upTo,
                                counting.number(subject.usage())
                                        .orElse(BigDecimal.ZERO)
                                        .longValue());
            }
        };
    }

    Audience audience(String name) {
        return model.audience(name).orElseThrow();
    }

    Lens lens(String name) {
        return model.lens(name).orElseThrow();
    }
}
