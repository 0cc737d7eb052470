package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Preference.Inference;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A preference as of a date, made ready to be asked of many people. */
final class Leaning {

    private static final int LONGEST_SOURCE = 100;

    private final Preference preference;
    private final int today;
    private final List<Topic> topics;
    private final Range enough;

    /**
     * @param weights of a click of today, of yesterday, …
     * @param place of its meter on the panel
     */
    private record Topic(String name, int place, long[] weights) {

        long weight(Usage usage, int today) {
            return place == Panel.ABSENT ? 0 : usage.weight(place, today, weights);
        }

        long clicks(Usage usage, int today) {
            return place == Panel.ABSENT ? 0 : usage.times(new int[] {place}, today - weights.length + 1, today);
        }
    }

    Leaning(Preference preference, LocalDate asOf, Panel panel) {
        this.preference = preference;
        this.today = Usage.day(asOf);
        this.topics = preference.inference().map(found -> topics(found, panel)).orElse(List.of());
        this.enough = preference
                .inference()
                .map(found -> new Amount.AtLeast(found.atLeast()).range(Inference.DECIMALS))
                .orElseGet(() -> Amount.atLeast(0).range(0));
    }

    private static List<Topic> topics(Inference inference, Panel panel) {
        var weights = inference.weights();
        return inference.topics().stream()
                .map(topic -> new Topic(
                        topic.name(),
                        panel.place(topic.clicks().meters().getFirst().name()),
                        weights))
                .toList();
    }

    /** Whether the rule holds of somebody. */
    Condition is(Rule.Prefers rule) {
        return new Condition.Other(subject -> Truth.of(fits(rule, of(subject))));
    }

    private static boolean fits(Rule.Prefers rule, Optional<Preferred> found) {
        return switch (rule.value()) {
            case Comparison.Missing _ -> found.isEmpty();
            case Comparison.Exists _ ->
                found.filter(one -> rule.sources().contains(one.source())).isPresent();
            case Comparison value ->
                found.filter(one -> rule.sources().contains(one.source())).stream()
                        .flatMap(one -> one.values().stream())
                        .anyMatch(value::test);
        };
    }

    /** Empty when nothing says it, or clicks do not say it clearly enough. */
    Optional<Preferred> of(Subject subject) {
        return declared(subject).or(() -> noted(subject)).or(() -> inferred(subject.usage()));
    }

    private Optional<Preferred> declared(Subject subject) {
        var values = values(subject.trait(preference.declared()));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Preferred.Declared(values, isPublic(subject, preference.declared())));
    }

    /** What a browser stated before the trait was protected is not what staff noted. */
    private Optional<Preferred> noted(Subject subject) {
        return preference
                .noted()
                .filter(noted -> !isPublic(subject, noted.trait()))
                .map(noted -> new Preferred.Noted(values(subject.trait(noted.trait())), source(noted, subject)))
                .filter(noted -> !noted.values().isEmpty())
                .map(Preferred.class::cast);
    }

    private static Optional<String> source(Preference.Noted noted, Subject subject) {
        return noted.source()
                .flatMap(trait -> values(subject.trait(trait)).stream().findFirst())
                .map(JsonNode::asText)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_SOURCE)));
    }

    private static boolean isPublic(Subject subject, String trait) {
        return subject.message(trait).filter(LogKey::isPublic).isPresent();
    }

    /** A form that was left blank says nothing. */
    private static List<JsonNode> values(JsonNode stated) {
        var all = stated.isArray() ? StreamSupport.stream(stated.spliterator(), false) : Stream.of(stated);
        return all.filter(JsonNode::isValueNode)
                .filter(value -> !Comparison.isMissing(value) && !value.asText().isBlank())
                .toList();
    }

    private Optional<Preferred> inferred(Usage usage) {
        return strongest(usage)
                .filter(found -> enough.has(found.weight().unscaledValue().longValueExact()))
                .map(Preferred.class::cast);
    }

    /** The topic with the most weight, however little that is; empty without a click. */
    Optional<Preferred.Inferred> strongest(Usage usage) {
        var most = 0L;
        var strongest = Optional.<Topic>empty();
        for (var topic : topics) {
            var weight = topic.weight(usage, today);
            if (weight > most) {
                most = weight;
                strongest = Optional.of(topic);
            }
        }
        var weight = BigDecimal.valueOf(most, Inference.DECIMALS);
        return strongest.map(topic ->
                new Preferred.Inferred(List.of(new TextNode(topic.name())), topic.clicks(usage, today), weight));
    }
}
