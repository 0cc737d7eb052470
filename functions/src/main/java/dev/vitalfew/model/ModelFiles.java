package dev.vitalfew.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The files that a model is read from: {@code segmentation.yaml}, {@code topics.yaml}, {@code consent.yaml}, {@code
 * tasks.yaml}, {@code team.yaml}, {@code webhooks.yaml}, {@code sequences/*.yaml} and {@code lists/*}.
 *
 * @param bytes by the paths relative to the model's folder
 */
public record ModelFiles(SequencedMap<String, byte[]> bytes) {

    static final String SEGMENTATION = "segmentation.yaml";
    static final String TOPICS = "topics.yaml";
    static final String CONSENT = "consent.yaml";
    static final String SENDING = "sending.yaml";
    static final String TASKS = "tasks.yaml";
    static final String TEAM = "team.yaml";
    static final String WEBHOOKS = "webhooks.yaml";
    static final String SEQUENCES = "sequences/";
    static final String LISTS = "lists/";
    static final String YAML = ".yaml";
    private static final List<String> SINGLE = List.of(SEGMENTATION, TOPICS, CONSENT, SENDING, TASKS, TEAM, WEBHOOKS);

    public ModelFiles {
        bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    }

    public static ModelFiles in(Path folder) {
        var bytes = new TreeMap<String, byte[]>();
        for (var name : SINGLE) {
            if (Files.isRegularFile(folder.resolve(name))) {
                bytes.put(name, read(folder.resolve(name)));
            }
        }
        read(folder, SEQUENCES, YAML, bytes);
        read(folder, LISTS, "", bytes);
        return new ModelFiles(bytes);
    }

    private static void read(Path model, String in, String ending, Map<String, byte[]> bytes) {
        var folder = model.resolve(in);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            files.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .forEach(file -> bytes.put(in + file.getFileName(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + folder, e);
        }
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    /** Whether a model may have a file of this path. */
    public static boolean isPath(String path) {
        return SINGLE.contains(path)
                || (path.startsWith(LISTS) && path.indexOf('/', LISTS.length()) < 0 && path.length() > LISTS.length())
                || (path.startsWith(SEQUENCES)
                        && path.endsWith(YAML)
                        && path.indexOf('/', SEQUENCES.length()) < 0
                        && path.length() > SEQUENCES.length() + YAML.length());
    }

    /** With other files; sequences of before stay only when no other comes, lists until others of their names do. */
    public ModelFiles changed(Map<String, String> texts) {
        var all = new TreeMap<>(bytes);
        if (texts.keySet().stream().anyMatch(path -> path.startsWith(SEQUENCES))) {
            all.keySet().removeIf(path -> path.startsWith(SEQUENCES));
        }
        texts.forEach((path, text) -> all.put(path, text.getBytes(UTF_8)));
        return new ModelFiles(all);
    }

    /** With another text for a sequence. */
    public ModelFiles with(String sequence, String text) {
        var all = new TreeMap<>(bytes);
        all.put(SEQUENCES + sequence + YAML, text.getBytes(UTF_8));
        return new ModelFiles(all);
    }

    /** Empty when there is no such file. Fails when it is not UTF-8. */
    Optional<String> text(String path) throws CharacterCodingException {
        var found = bytes.get(path);
        return found == null
                ? Optional.empty()
                : Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(found)).toString());
    }
}
