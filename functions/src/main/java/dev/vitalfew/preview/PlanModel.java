package dev.vitalfew.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import java.nio.file.Path;
import java.time.Clock;

/** {@code make plan}: checks a model's folder and prints what it would do to the customers of a running stack. */
public final class PlanModel {

    private PlanModel() {}

    /** The argument is the folder; {@code URL} and {@code KEY} say which stack, {@code PORT} which one of this machine. */
    public static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "model");
        var reading = ModelReader.check(folder, 1, Clock.systemUTC());
        reading.problems().forEach(problem -> IO.println(folder.resolve(problem.file()) + problem.said()));
        if (reading.model().isEmpty()) {
            System.exit(1);
        }
        try (var stack = Variables.stack()) {
            IO.print(PlanText.of(stack.preview(ModelFiles.in(folder), PlanModel::seen)));
        } catch (RunningStack.NoAnswer failure) {
            IO.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Many customers take more than one answer. */
    private static void seen(JsonNode part) {
        System.err.printf(
                "%,d accounts looked at, more to come%n", part.path("accounts").asLong());
    }
}
