package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a model's folder: {@code segmentation.yaml}, {@code topics.yaml}, {@code consent.yaml}, {@code tasks.yaml}, {@code team.yaml}, {@code sequences/*.yaml}, {@code lists/*}. */
public final class ModelReader {

    /** What the condition is called that {@link #checkAsked} adds; no model can name an audience like this. */
    public static final String ASKED = "(asked)";

    private static final String SEGMENTATION = ModelFiles.SEGMENTATION;
    private static final String YAML = ModelFiles.YAML;

    private ModelReader() {}

    /** A model, or nothing, and what is wrong with it or suspicious. */
    public record Reading(Optional<Model> model, List<ModelProblem> problems) {}

    /** That it is thought about whether a model makes sense; what is over is known by a clock alone. */
    private record Guarding(Optional<Clock> clock) {}

    /** The model under the number 1. Throws {@link ModelRefused} with all that is wrong. */
    public static Model read(Path folder) {
        return read(folder, 1);
    }

    /** Throws {@link ModelRefused} with all that is wrong. */
    public static Model read(Path folder, long number) {
        var reading = check(folder, number);
        return reading.model().orElseThrow(() -> new ModelRefused(reading.problems()));
    }

    /** The model, if it isn't refused, and everything that is wrong or suspicious. */
    public static Reading check(Path folder, long number) {
        return check(ModelFiles.in(folder), number);
    }

    /** As {@link #check(Path, long)}. */
    public static Reading check(ModelFiles files, long number) {
        return check(files, number, Optional.empty(), Optional.of(new Guarding(Optional.empty())));
    }

    /** As {@link #check(Path, long)}, and warns of what is over by the clock. */
    public static Reading check(Path folder, long number, Clock clock) {
        return check(ModelFiles.in(folder), number, Optional.empty(), Optional.of(new Guarding(Optional.of(clock))));
    }

    /**
     * The model with one more audience, {@link #ASKED}: of whom {@code asked} says and as it says, {@code {"rule": …, "of":
     * "people"}}.
     */
    public static Reading checkAsked(ModelFiles files, long number, String asked) {
        return check(files, number, Optional.of(asked), Optional.of(new Guarding(Optional.empty())));
    }

    /** A model that was checked before it was deployed: whether it makes sense is not thought about again. */
    static Model readDeployed(Path folder, long number) {
        var reading = check(ModelFiles.in(folder), number, Optional.empty(), Optional.empty());
        return reading.model().orElseThrow(() -> new ModelRefused(reading.problems()));
    }

    private static Reading check(ModelFiles files, long number, Optional<String> asked, Optional<Guarding> guarding) {
        var problems = new Problems();
        var yaml = new Yaml(problems);
        var names = new LinkedHashSet<String>();
        var sequences = new LinkedHashMap<String, SequenceReader.File>();
        var topics = Topics.read(files, problems);
        ConsentRules.of(files, problems);
        SendingRules.of(files, problems);
        for (var file : files.bytes().keySet()) {
            if (file.startsWith(ModelFiles.SEQUENCES)) {
                var name = file.substring(ModelFiles.SEQUENCES.length()).replace(YAML, "");
                names.add(name);
                sequence(problems, yaml, files, topics, file, name).ifPresent(read -> sequences.put(name, read));
            }
        }
        var condition = asked.flatMap(text -> yaml.read("the condition", text));
        var model = segmentation(files, problems, yaml, number, names, sequences, condition, guarding);
        return new Reading(model.filter(_ -> !problems.refuse()), problems.all());
    }

    private static Optional<SequenceReader.File> sequence(
            Problems problems, Yaml yaml, ModelFiles files, Optional<List<Topic>> topics, String file, String name) {
        if (!Names.isName(name)) {
            problems.error(
                    new Problems.Place(file, 1, 1), name + " is no name for a sequence", "lower-case-letters.yaml");
        }
        var read = text(problems, files, file)
                .flatMap(text -> yaml.read(file, text).map(entry -> new SequenceReader.File(text, entry)));
        topics.ifPresent(known -> read.ifPresent(sequence -> hasTopic(sequence.entry(), known)));
        return read;
    }

    /** A sequence about a topic that recipients can't choose could only be stopped with everything else. */
    private static void hasTopic(Entry sequence, List<Topic> known) {
        var names = known.stream().map(Topic::name).toList();
        sequence.text("topic")
                .filter(topic -> !names.contains(topic))
                .ifPresent(topic -> sequence.error(
                        sequence.at("topic"),
                        "there is no topic " + topic + " in " + ModelFiles.TOPICS,
                        Nearest.instead(topic, names)));
    }

    private static Optional<Model> segmentation(
            ModelFiles files,
            Problems problems,
            Yaml yaml,
            long number,
            Set<String> names,
            Map<String, SequenceReader.File> sequences,
            Optional<Entry> asked,
            Optional<Guarding> guarding) {
        if (!files.bytes().containsKey(SEGMENTATION)) {
            problems.error(new Problems.Place(SEGMENTATION, 1, 1), "there is no such file", "a folder with a model");
            return Optional.empty();
        }
        return text(problems, files, SEGMENTATION)
                .flatMap(text -> yaml.read(SEGMENTATION, text))
                .flatMap(entry -> {
                    var reader = new SegmentationReader(
                            entry, names, sequences, new Lists(files), new TaskChecks(files, problems), asked);
                    var model = reader.read(number);
                    if (!problems.refuse()) {
                        guarding.ifPresent(how -> model.ifPresent(read -> reader.guard(read, problems, how.clock())));
                    }
                    return model;
                });
    }

    private static Optional<String> text(Problems problems, ModelFiles files, String file) {
        try {
            return files.text(file);
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(file, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }
}
