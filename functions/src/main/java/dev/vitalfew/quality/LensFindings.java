package dev.vitalfew.quality;

import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.quality.Finding.Kind;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lenses that divide nothing, can't judge anybody, rest on one signal, or are for nothing. */
final class LensFindings {

    private static final String UNCLASSIFIED = "unclassified";
    private static final int MOST_PERCENT = 90;

    private final Model model;
    private final Watched watched;
    private final Map<String, Map<String, Long>> sizes;

    LensFindings(Model model, Watched watched, Map<String, Map<String, Long>> sizes) {
        this.model = model;
        this.watched = watched;
        this.sizes = sizes;
    }

    Stream<Finding> all() {
        return model.lenses().stream()
                .flatMap(lens -> Stream.of(uneven(lens), unclassified(lens), signal(lens), goal(lens))
                        .flatMap(Optional::stream)
                        .map(finding -> finding.neededBy(java.util.List.of(lens.name()))));
    }

    /** Of a stack on which nothing has run yet. */
    static Stream<Finding> atFirst(Model model) {
        var lenses = model.lenses().size();
        return lenses <= Model.FEW_LENSES
                ? Stream.of()
                : Stream.of(Finding.of(
                        Kind.MANY_LENSES,
                        Severity.LOW,
                        "",
                        "Nothing has run here before, and the model has %d lenses: many to learn from at once."
                                .formatted(lenses),
                        lenses,
                        lenses,
                        "lenses",
                        "Begin with the template plan-tier (make model TEMPLATE=plan-tier), and add a lens when you know"
                                + " what it is for; keep them if you do."));
    }

    private Optional<Finding> uneven(Lens lens) {
        var segments = sizes(lens).entrySet().stream()
                .filter(segment -> !segment.getKey().equals(UNCLASSIFIED))
                .toList();
        var all = segments.stream().mapToLong(Map.Entry::getValue).sum();
        return segments.stream()
                .max(Comparator.comparing((Map.Entry<String, Long> segment) -> segment.getValue())
                        .thenComparing(Map.Entry::getKey))
                .filter(most -> most.getValue() > 0 && most.getValue() * 100 >= all * MOST_PERCENT)
                .map(most -> Finding.of(
                        Kind.ONE_SEGMENT_HOLDS_MOST,
                        Severity.MEDIUM,
                        lens.name(),
                        "In the lens %s the segment %s holds %d of the %d that it judges: it hardly divides them."
                                .formatted(lens.name(), most.getKey(), most.getValue(), all),
                        most.getValue(),
                        all,
                        lens.of().text(),
                        "Move its limits, divide that segment by what matters inside it, or drop the lens."));
    }

    private Optional<Finding> unclassified(Lens lens) {
        var unclassified = sizes(lens).getOrDefault(UNCLASSIFIED, 0L);
        var all = sizes(lens).values().stream().mapToLong(Long::longValue).sum();
        return unclassified == 0 || unclassified < all
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Kind.ALL_UNCLASSIFIED,
                        Severity.HIGH,
                        lens.name(),
                        "The lens %s can judge none of %d %s."
                                .formatted(lens.name(), all, lens.of().text()),
                        all,
                        all,
                        lens.of().text(),
                        "Look at one of them for the reason: what the lens needs isn't sent, or they are too young."));
    }

    private Map<String, Long> sizes(Lens lens) {
        return sizes.getOrDefault(lens.name(), Map.of());
    }

    private Optional<Finding> signal(Lens lens) {
        var signals = watched.signals(lens.name());
        return signals.size() != 1 || lens.whyOneSignal().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                Kind.SINGLE_SIGNAL,
                                Severity.LOW,
                                lens.name(),
                                "The lens %s rests on one signal alone, %s: where that is wrong, every segment is."
                                        .formatted(
                                                lens.name(), signals.iterator().next()),
                                1,
                                model.lenses().size(),
                                "lenses",
                                "Add a second signal that says the same, such as use beside plan, or say why one is enough: why_one_signal."));
    }

    private Optional<Finding> goal(Lens lens) {
        return lens.goal().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Kind.NO_GOAL,
                        Severity.LOW,
                        lens.name(),
                        "The lens %s states no goal, so nobody can tell whether it works.".formatted(lens.name()),
                        1,
                        model.lenses().size(),
                        "lenses",
                        "Say under goal which outcome its segments should differ in."));
    }
}
