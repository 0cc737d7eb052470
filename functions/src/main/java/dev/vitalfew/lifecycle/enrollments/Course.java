package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Step;
import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps of a sequence in one row, by number, with branches and splits as turns that lead elsewhere in it. */
public final class Course {

    private sealed interface Stop {
        record Do(Step step) implements Stop {}

        /** To the first of the ways that is open. */
        record Turn(List<Way> ways) implements Stop {}
    }

    /** Open to those for whom the rule holds, to so many percent (counted on from the ways before), or to everybody. */
    private record Way(Optional<Rule> when, Optional<Integer> below, int to) {}

    private static final int ALL = 100;

    private final String sequence;
    private final List<Stop> stops = new ArrayList<>();

    /**
     * A turn by chance.
     *
     * @param ways in words, the last of them for whoever is in no share: nobody, when the shares make 100%
     */
    public record Split(List<String> ways, Function<Id, String> way) {
        public Split {
            ways = List.copyOf(ways);
        }

        /** The way that falls to a person. */
        public String wayOf(Id person) {
            return way.apply(person);
        }
    }

    public Course(Sequence sequence) {
        this.sequence = sequence.name();
        add(sequence.steps());
    }

    private void add(List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Step.Branch(var arms) ->
                    turn(arms.stream()
                            .map(arm -> new Side(arm.when(), Optional.empty(), arm.steps()))
                            .toList());
                case Step.Split(var shares) -> {
                    var sides = new ArrayList<Side>();
                    var below = 0;
                    for (var share : shares) {
                        below += share.percent();
                        sides.add(new Side(Optional.empty(), Optional.of(below), share.steps()));
                    }
                    turn(sides);
                }
                case Step.Email _, Step.Wait _, Step.UntilTime _, Step.UntilDate _, Step.Await _, Step.Act _ ->
                    stops.add(new Stop.Do(step));
            }
        }
    }

    private record Side(Optional<Rule> when, Optional<Integer> below, List<Step> steps) {}

    private void turn(List<Side> sides) {
        var at = stops.size();
        stops.add(new Stop.Turn(List.of()));
        var ways = new ArrayList<Way>();
        var ends = new ArrayList<Integer>();
        for (var side : sides) {
            ways.add(new Way(side.when(), side.below(), stops.size()));
            add(side.steps());
            ends.add(stops.size());
            stops.add(new Stop.Turn(List.of()));
        }
        ways.add(onwards());
        stops.set(at, new Stop.Turn(List.copyOf(ways)));
        ends.forEach(end -> stops.set(end, new Stop.Turn(List.of(onwards()))));
    }

    private Way onwards() {
        return new Way(Optional.empty(), Optional.empty(), stops.size());
    }

    /** The number of the next step to do, from {@code from} on past all turns; {@link #end} when there is none. */
    public int next(int from, Id person, Predicate<Rule> holds) {
        var at = from;
        while (at < end() && stops.get(at) instanceof Stop.Turn(var ways)) {
            var turn = at;
            at = ways.stream()
                    .filter(way -> isOpen(way, turn, person, holds))
                    .findFirst()
                    .orElseThrow()
                    .to();
        }
        return at;
    }

    private boolean isOpen(Way way, int turn, Id person, Predicate<Rule> holds) {
        return way.when().map(holds::test).orElse(true)
                && way.below()
                        .map(below -> Chance.isAmong(BigDecimal.valueOf(below), person, sequence + "/" + turn))
                        .orElse(true);
    }

    /** Its turns by chance, in the order of the file. */
    public List<Split> splits() {
        return IntStream.range(0, end())
                .boxed()
                .flatMap(turn -> stops.get(turn) instanceof Stop.Turn(var ways)
                                && ways.getFirst().below().isPresent()
                        ? Stream.of(split(turn, ways))
                        : Stream.of())
                .toList();
    }

    private Split split(int turn, List<Way> ways) {
        var words = new ArrayList<String>();
        var before = 0;
        for (var way : ways) {
            var below = way.below().orElse(ALL);
            words.add("%d: %s%d%%"
                    .formatted(words.size() + 1, way.below().isPresent() ? "" : "the other ", below - before));
            before = below;
        }
        return new Split(words, person -> IntStream.range(0, ways.size())
                .filter(way -> isOpen(ways.get(way), turn, person, _ -> false))
                .mapToObj(words::get)
                .findFirst()
                .orElseThrow());
    }

    /** Whether the other one is the same before that number. */
    boolean isLike(Course other, int before) {
        return before <= Math.min(end(), other.end())
                && stops.subList(0, before).equals(other.stops.subList(0, before));
    }

    /** The step of that number; empty where a turn is, or nothing. */
    public Optional<Step> step(int number) {
        return number >= 0 && number < end() && stops.get(number) instanceof Stop.Do(var step)
                ? Optional.of(step)
                : Optional.empty();
    }

    public int end() {
        return stops.size();
    }
}
