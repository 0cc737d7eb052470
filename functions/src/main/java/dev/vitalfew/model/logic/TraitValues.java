package dev.vitalfew.model.logic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a trait can have a value of which all this is true: tries one of each kind that the comparisons tell apart. */
final class TraitValues {

    private TraitValues() {}

    private record Said(Comparison value, boolean holds) {}

    static boolean arePossible(List<Literal> leaves) {
        var byTrait = new HashMap<String, List<Said>>();
        for (var leaf : leaves) {
            switch (leaf.rule()) {
                case Rule.Stated(var trait, var value) -> said(byTrait, trait).add(new Said(value, leaf.holds()));
                case Rule.Dated(var trait, var _)
                when leaf.holds() -> said(byTrait, trait).add(new Said(new Comparison.Exists(), true));
                default -> {}
            }
        }
        return byTrait.values().stream().allMatch(TraitValues::isPossible);
    }

    private static List<Said> said(Map<String, List<Said>> byTrait, String trait) {
        return byTrait.computeIfAbsent(trait, _ -> new ArrayList<>());
    }

    private static boolean isPossible(List<Said> said) {
        return beginningsAgree(said)
                && kinds(said).anyMatch(kind -> said.stream().allMatch(one -> kind.mayFit(one.value(), one.holds())));
    }

    /** Text begins in one way. */
    private static boolean beginningsAgree(List<Said> said) {
        var beginnings = said.stream()
                .filter(Said::holds)
                .flatMap(one -> beginning(one.value()))
                .toList();
        var others = said.stream()
                .filter(one -> !one.holds())
                .flatMap(one -> beginning(one.value()))
                .toList();
        return beginnings.stream()
                .allMatch(one -> beginnings.stream().allMatch(two -> one.startsWith(two) || two.startsWith(one))
                        && others.stream().noneMatch(one::startsWith));
    }

    private static Stream<String> beginning(Comparison value) {
        return value instanceof Comparison.StartsWith(var beginning) ? Stream.of(beginning) : Stream.of();
    }

    /** Values that comparisons can't tell apart, but for those of {@code text}, which may say either. */
    private record Kind(JsonNode value, boolean text) {

        boolean mayFit(Comparison comparison, boolean holds) {
            return text && isOfText(comparison) || comparison.test(value) == holds;
        }

        private static boolean isOfText(Comparison comparison) {
            return switch (comparison) {
                case Comparison.StartsWith _, Comparison.Matches _, Comparison.Contains _ -> true;
                case Comparison.Is _,
                        Comparison.IsNot _,
                        Comparison.In _,
                        Comparison.NotIn _,
                        Comparison.OfAmount _,
                        Comparison.Exists _,
                        Comparison.Missing _ -> false;
            };
        }
    }

    private static Stream<Kind> kinds(List<Said> said) {
        var words = said.stream().flatMap(one -> words(one.value())).distinct().toList();
        var numbers = words.stream().flatMap(word -> Comparison.number(word).stream());
        var ends = said.stream().flatMap(one -> ends(one.value()));
        return Stream.of(
                        Stream.of(new Kind(MissingNode.getInstance(), false), somethingElse(words)),
                        words.stream().flatMap(TraitValues::exactly),
                        NumberLine.points(Stream.concat(numbers, ends))
                                .map(number -> new Kind(DecimalNode.valueOf(number), true)))
                .flatMap(kinds -> kinds);
    }

    /** A text that no comparison names, for all that are no numbers; also for lists, which contain and match as texts do. */
    private static Kind somethingElse(List<String> words) {
        return new Kind(TextNode.valueOf("something else than " + words), true);
    }

    /** A number is also the same number written otherwise, and is among the numbers. */
    private static Stream<Kind> exactly(String word) {
        if (Comparison.number(word).isPresent()) {
            return Stream.of();
        }
        var text = Stream.of(new Kind(TextNode.valueOf(word), false));
        return word.equals("true") || word.equals("false")
                ? Stream.concat(text, Stream.of(new Kind(BooleanNode.valueOf(word.equals("true")), false)))
                : text;
    }

    private static Stream<String> words(Comparison value) {
        return switch (value) {
            case Comparison.Is(var word) -> Stream.of(word);
            case Comparison.IsNot(var word) -> Stream.of(word);
            case Comparison.In(var words) -> words.stream();
            case Comparison.NotIn(var words) -> words.stream();
            case Comparison.OfAmount _,
                    Comparison.StartsWith _,
                    Comparison.Matches _,
                    Comparison.Contains _,
                    Comparison.Exists _,
                    Comparison.Missing _ -> Stream.of();
        };
    }

    private static Stream<BigDecimal> ends(Comparison value) {
        return value instanceof Comparison.OfAmount(var amount) ? NumberLine.ends(amount) : Stream.of();
    }
}
