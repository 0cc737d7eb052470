package dev.vitalfew.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a model's folder: {@code segmentation.yaml}, {@code sequences/*.yaml}, {@code lists/*}. */
public final class ModelReader {

    private static final String SEGMENTATION = "segmentation.yaml";
    private static final String YAML = ".yaml";

    private ModelReader() {}

    /** A model, or nothing, and what is wrong with it or suspicious. */
    public record Reading(Optional<Model> model, List<ModelProblem> problems) {}

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
        var problems = new Problems();
        var yaml = new Yaml(problems);
        var names = new LinkedHashSet<String>();
        var sequences = new LinkedHashMap<String, Sequence>();
        for (var file : sequenceFiles(folder)) {
            var name = file.getFileName().toString().replace(YAML, "");
            names.add(name);
            sequence(problems, yaml, file, name).ifPresent(sequence -> sequences.put(name, sequence));
        }
        var model = segmentation(folder, problems, yaml, number, names, sequences);
        return new Reading(model.filter(_ -> !problems.refuse()), problems.all());
    }

    private static Optional<Sequence> sequence(Problems problems, Yaml yaml, Path path, String name) {
        var file = "sequences/" + path.getFileName();
        if (!Names.isName(name)) {
            problems.error(
                    new Problems.Place(file, 1, 1), name + " is no name for a sequence", "lower-case-letters.yaml");
        }
        return text(problems, path, file)
                .flatMap(text -> yaml.read(file, text))
                .flatMap(entry -> new SequenceReader(entry).read(name));
    }

    private static Optional<Model> segmentation(
            Path folder,
            Problems problems,
            Yaml yaml,
            long number,
            Set<String> names,
            Map<String, Sequence> sequences) {
        var path = folder.resolve(SEGMENTATION);
        if (!Files.isRegularFile(path)) {
            problems.error(
                    new Problems.Place(SEGMENTATION, 1, 1),
                    "there is no such file in " + folder,
                    "a folder with a model");
            return Optional.empty();
        }
        return text(problems, path, SEGMENTATION)
                .flatMap(text -> yaml.read(SEGMENTATION, text))
                .flatMap(entry -> new SegmentationReader(entry, names, sequences, new Lists(folder)).read(number));
    }

    private static Optional<String> text(Problems problems, Path path, String file) {
        try {
            return Optional.of(Files.readString(path));
        } catch (MalformedInputException _) {
            problems.error(new Problems.Place(file, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    private static List<Path> sequenceFiles(Path folder) {
        var sequences = folder.resolve("sequences");
        if (!Files.isDirectory(sequences)) {
            return List.of();
        }
        try (var files = Files.list(sequences)) {
            return files.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + sequences, e);
        }
    }
}
