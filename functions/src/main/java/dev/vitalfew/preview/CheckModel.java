package dev.vitalfew.preview;

import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.ModelSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** {@code make check}: prints what is wrong with a model's folder and ends with 1, or prints what it divides. */
public final class CheckModel {

    private CheckModel() {}

    /** The argument is the folder. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "model");
        var checked = check(folder, Clock.systemUTC());
        checked.problems().forEach(problem -> IO.println(folder.resolve(problem.file()) + problem.said()));
        if (checked.problems().stream().anyMatch(ModelProblem::refuses)) {
            System.exit(1);
        }
        checked.model().map(ModelSummary::of).ifPresent(IO::println);
    }

    /** What is wrong with the rules, the sequences, the emails and the brand; {@code clock} tells what is over. */
    public static List<ModelProblem> problems(Path folder, Clock clock) {
        return check(folder, clock).problems();
    }

    private static ModelReader.Reading check(Path folder, Clock clock) {
        var read = ModelReader.check(folder, 1, clock);
        var emails = Emails.check(folder, read.model()).problems();
        return new ModelReader.Reading(
                read.model(),
                Stream.concat(read.problems().stream(), emails.stream()).toList());
    }
}
