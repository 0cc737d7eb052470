package dev.vitalfew.model;

import java.util.List;
import java.util.stream.Collectors;

/** A model can't be used; {@link #problems} says everything that is wrong with it. */
public final class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ModelProblem> problems;

    ModelRefused(List<ModelProblem> problems) {
        super(problems.stream()
                .filter(ModelProblem::refuses)
                .map(ModelProblem::toString)
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ModelProblem> problems() {
        return problems;
    }
}
