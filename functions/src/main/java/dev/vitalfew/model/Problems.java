package dev.vitalfew.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong, so that all of it is said at once. */
public final class Problems {

    private final Map<String, Integer> order;
    private final List<ModelProblem> found = new ArrayList<>();

    public Problems() {
        order = new java.util.HashMap<>();
    }

    public void error(Place place, String what, String instead) {
        add(ModelProblem.Weight.ERROR, place, what, instead);
    }

    public void warning(Place place, String what, String instead) {
        add(ModelProblem.Weight.WARNING, place, what, instead);
    }

    private void add(ModelProblem.Weight weight, Place place, String what, String instead) {
        order.putIfAbsent(place.file(), order.size());
        found.add(new ModelProblem(weight, place.file(), place.line(), place.column(), what, instead));
    }

    public boolean refuse() {
        return found.stream().anyMatch(ModelProblem::refuses);
    }

    /** In the order of the files and lines. */
    public List<ModelProblem> all() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing((ModelProblem problem) -> order.getOrDefault(problem.file(), 0))
                        .thenComparing(ModelProblem::line)
                        .thenComparing(ModelProblem::column))
                .toList();
    }

    /** Where something stands, counted from 1. */
    public record Place(String file, int line, int column) {

        static Place of(String file, Node node) {
            return node.getStartMark().map(mark -> of(file, mark)).orElse(new Place(file, 1, 1));
        }

        static Place of(String file, Mark mark) {
            return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
        }
    }
}
