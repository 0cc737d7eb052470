package dev.vitalfew.model;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Points added up from rules; they may be taken away as well. {@code was} are the names that it had before. */
public record Score(String name, Of of, List<Points> points, List<String> was) {

    public Score {
        points = List.copyOf(points);
        was = List.copyOf(was);
    }

    /** To add a way to earn points, add a record. */
    public sealed interface Points {
        long add();

        /** How often they are given at most. */
        long times();

        /** The most points of this kind, which are the fewest when they are taken away. */
        default long all() {
            return add() * times();
        }

        /** While the rule holds. */
        record When(long add, Rule rule) implements Points {
            @Override
            public long times() {
                return 1;
            }
        }

        /** For each that was counted in the window, the first {@code upTo} of them. */
        record ForEach(long add, Measure measure, Window window, long upTo) implements Points {
            @Override
            public long times() {
                return upTo;
            }
        }
    }

    /** From the fewest points to the most. */
    public Range reach() {
        var all = points.stream().mapToLong(Points::all).toArray();
        return new Range(
                Arrays.stream(all).filter(number -> number < 0).sum(),
                Arrays.stream(all).filter(number -> number > 0).sum());
    }

    /** What is counted for each. */
    public List<Measure> measures() {
        return points.stream()
                .flatMap(one -> one instanceof Points.ForEach each ? Stream.of(each.measure()) : Stream.of())
                .toList();
    }

    /** What its points are given for. */
    public List<Rule> rules() {
        return points.stream()
                .flatMap(one -> one instanceof Points.When(var _, var rule) ? Stream.of(rule) : Stream.of())
                .toList();
    }
}
