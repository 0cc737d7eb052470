package dev.vitalfew.preview;

import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.model.Of;
import dev.vitalfew.preview.Outlook.Fate;
import dev.vitalfew.preview.Outlook.Moved;
import dev.vitalfew.preview.Outlook.Sample;
import dev.vitalfew.preview.Outlook.Way;
import dev.vitalfew.segment.DryRun.Seen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts for one lens or audience where everybody is and where they would be. Its size does not grow with them. */
final class Tally {

    /** More reasons than this are not told apart. */
    private static final int MOST_REASONS = 50;

    private final Subject subject;
    private final List<String> segments;
    private final Map<String, Long> now = new HashMap<>();
    private final Map<String, Long> then = new HashMap<>();
    private final Map<Way, Long> moves = new LinkedHashMap<>();
    private final Map<String, Long> emailable = new HashMap<>();
    private final Map<String, Long> reasons = new HashMap<>();
    private final Samples samples = new Samples();
    private long unclassifiedNow;
    private long unclassifiedThen;

    /** The lens or audience that is counted for. */
    record Subject(Change.Kind kind, String name, Of of, Fate fate) {}

    /** Somebody who enters a segment, to be counted among the emailable. */
    record Entry(Tally tally, String segment) {
        void couldBeEmailed(long people) {
            tally.emailable.merge(segment, people, Long::sum);
        }
    }

    /** @param segments of both models */
    Tally(Subject subject, List<String> segments) {
        this.subject = subject;
        this.segments = List.copyOf(segments);
    }

    Samples samples() {
        return samples;
    }

    String name() {
        return subject.name();
    }

    /** Counts a subject; answers the segment that it enters. */
    Optional<Entry> count(Seen seen) {
        if ((subject.of() == Of.ACCOUNTS) != seen.ofAccount()) {
            return Optional.empty();
        }
        var from = seen.stood().flatMap(stood -> stood.segment(name()));
        from.ifPresent(segment -> now.merge(segment, 1L, Long::sum));
        if (from.isEmpty() && isJudged(seen)) {
            unclassifiedNow++;
        }
        countThen(seen);
        return seen.changes().stream()
                .filter(change -> change.name().equals(name()))
                .findFirst()
                .flatMap(change -> moved(seen, new Way(change.from(), change.to())));
    }

    /** Whether the live model has the lens and asks it of the subject: of anonymous people no lens is asked. */
    private boolean isJudged(Seen seen) {
        return subject.kind() == Change.Kind.LENS
                && subject.fate() != Fate.NEW
                && seen.there()
                && (seen.ofAccount() || !seen.subject().is(Id.Kind.ANONYMOUS));
    }

    private void countThen(Seen seen) {
        if (seen.results().audiences().contains(name())) {
            then.merge(Change.IN, 1L, Long::sum);
        }
        switch (seen.results().lenses().get(name())) {
            case Placement.In(var segment) -> then.merge(segment, 1L, Long::sum);
            case Placement.Unclassified(var reason) -> {
                unclassifiedThen++;
                var told = reasons.size() < MOST_REASONS || reasons.containsKey(reason) ? reason : "other reasons";
                reasons.merge(told, 1L, Long::sum);
            }
            case null -> {}
        }
    }

    private Optional<Entry> moved(Seen seen, Way way) {
        moves.merge(way, 1L, Long::sum);
        samples.offer(seen, way);
        return way.to().map(segment -> new Entry(this, segment));
    }

    /** @param why the reason for where a mover would be */
    Outlook outlook(Function<Samples.Mover, Optional<String>> why) {
        return new Outlook(
                subject.kind(),
                subject.name(),
                subject.of(),
                subject.fate(),
                segments.stream().map(this::segment).toList(),
                unclassifiedNow,
                unclassifiedThen,
                mostFirst(reasons),
                mostFirst(moves).entrySet().stream()
                        .map(move -> new Moved(move.getKey(), move.getValue()))
                        .toList(),
                samples.chosen().stream()
                        .map(mover -> new Sample(mover.subject(), mover.account(), mover.way(), why.apply(mover)))
                        .toList());
    }

    private Outlook.Segment segment(String name) {
        return new Outlook.Segment(
                name,
                now.getOrDefault(name, 0L),
                then.getOrDefault(name, 0L),
                moves(way -> way.to(), name),
                moves(way -> way.from(), name),
                emailable.getOrDefault(name, 0L));
    }

    private long moves(Function<Way, Optional<String>> end, String segment) {
        return moves.entrySet().stream()
                .filter(move -> end.apply(move.getKey()).equals(Optional.of(segment)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static <K> Map<K, Long> mostFirst(Map<K, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<K, Long> count) -> count.getValue())
                        .reversed()
                        .thenComparing(count -> count.getKey().toString()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }
}
