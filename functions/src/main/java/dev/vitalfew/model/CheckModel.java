package dev.vitalfew.model;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** {@code make check}: prints what is wrong with a model's folder and ends with 1, or prints what it divides. */
public final class CheckModel {

    private CheckModel() {}

    /** The argument is the folder. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "model");
        var reading = ModelReader.check(folder, 1);
        reading.problems().forEach(problem -> IO.println(folder.resolve(problem.file()) + problem.said()));
        reading.model().ifPresent(model -> IO.println(summary(model)));
        if (reading.model().isEmpty()) {
            System.exit(1);
        }
    }

    static String summary(Model model) {
        var text = new StringBuilder();
        for (var lens : model.lenses()) {
            var segments = lens.segments().stream().map(Lens.Segment::name).collect(Collectors.joining(", "));
            text.append(lens.name())
                    .append(" of ")
                    .append(lens.of().text())
                    .append(": ")
                    .append(segments);
            text.append(System.lineSeparator());
        }
        for (var audience : model.audiences()) {
            text.append(audience.name()).append(" of ").append(audience.of().text());
            text.append(System.lineSeparator());
        }
        return text + "The model is fine: " + model.sequences().size() + " sequences, "
                + model.meters().size() + " counts kept for each person.";
    }
}
