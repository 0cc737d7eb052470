package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics that recipients can choose between: those of {@code topics.yaml} that some sequence has, in the file's order;
 * without the file, those of the sequences, under their names.
 *
 * @param bySequence the topic of each sequence
 */
public record Topics(List<Topic> all, Map<String, String> bySequence) {

    /** The language of those whose own is not there. */
    public static final String LANGUAGE = "en";

    public Topics {
        all = List.copyOf(all);
        bySequence = Map.copyOf(bySequence);
    }

    /** @param model as it was read from the folder */
    public static Topics in(Path folder, Model model) {
        return of(ModelFiles.in(folder), model.sequences());
    }

    static Topics of(ModelFiles files, Map<String, Sequence> sequences) {
        var bySequence = new LinkedHashMap<String, String>();
        sequences.forEach((name, sequence) -> bySequence.put(name, sequence.topic()));
        var stated = read(files, new Problems());
        var all = stated
                .orElseGet(() ->
                        bySequence.values().stream().sorted().map(Topic::named).toList())
                .stream()
                .filter(topic -> bySequence.containsValue(topic.name()))
                .distinct()
                .toList();
        return new Topics(all, bySequence);
    }

    /** Empty without the file. */
    static Optional<List<Topic>> read(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.TOPICS).map(text -> new Yaml(problems)
                    .read(ModelFiles.TOPICS, text)
                    .map(entry -> new TopicsReader(entry).read())
                    .orElse(List.of()));
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.TOPICS, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    public Optional<Topic> find(String name) {
        return all.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** What the emails of a sequence are about; of a sequence that is no longer in the model, nobody knows. */
    public Optional<Topic> ofSequence(String sequence) {
        return Optional.ofNullable(bySequence.get(sequence)).flatMap(this::find);
    }
}
