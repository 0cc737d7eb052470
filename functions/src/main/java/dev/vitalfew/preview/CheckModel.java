package dev.vitalfew.preview;

import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.ModelSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code make check}: prints what is wrong with a model's folder and ends with 1, or prints what it divides. */
public final class CheckModel {

    private CheckModel() {}

    /** The argument is the folder. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "model");
        var problems = problems(folder);
        problems.forEach(problem -> IO.println(folder.resolve(problem.file()) + problem.said()));
        if (problems.stream().anyMatch(ModelProblem::refuses)) {
            System.exit(1);
        }
        IO.println(ModelSummary.of(ModelReader.read(folder)));
    }

    /** Of the rules, the sequences, the emails and the brand. */
    public static List<ModelProblem> problems(Path folder) {
        var model = ModelReader.check(folder, 1);
        return Stream.concat(model.problems().stream(), Emails.check(folder, model.model()).problems().stream())
                .toList();
    }
}
