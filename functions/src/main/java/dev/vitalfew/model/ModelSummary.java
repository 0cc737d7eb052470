package dev.vitalfew.model;

import java.util.stream.Collectors;

/** What a model divides, in lines to print. */
public final class ModelSummary {

    private ModelSummary() {}

    public static String of(Model model) {
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
