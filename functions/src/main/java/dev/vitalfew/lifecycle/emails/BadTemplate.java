package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.ModelProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A template that can't be sent, with the file, the place where known and what is wrong. */
public final class BadTemplate extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadTemplate(String file, String problem) {
        super(file + ": " + problem);
    }

    BadTemplate(List<ModelProblem> problems) {
        super(problems.stream()
                .filter(ModelProblem::refuses)
                .map(ModelProblem::toString)
                .collect(Collectors.joining("\n")));
    }
}
