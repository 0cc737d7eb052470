package dev.vitalfew.model;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
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

        /** While the rule holds. */
        record When(long add, Rule rule) implements Points {}

        /** For each that was counted in the window, the first {@code upTo} of them. */
        record ForEach(long add, Measure measure, Window window, long upTo) implements Points {}
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
