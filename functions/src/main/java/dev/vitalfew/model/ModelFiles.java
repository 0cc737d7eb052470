package dev.vitalfew.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The files that a model is read from: {@code segmentation.yaml} and {@code sequences/*.yaml}.
 *
 * @param bytes by the paths relative to the model's folder
 */
public record ModelFiles(SequencedMap<String, byte[]> bytes) {

    static final String SEGMENTATION = "segmentation.yaml";
    static final String SEQUENCES = "sequences/";
    static final String YAML = ".yaml";

    public ModelFiles {
        bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    }

    public static ModelFiles in(Path folder) {
        var bytes = new TreeMap<String, byte[]>();
        var segmentation = folder.resolve(SEGMENTATION);
        if (Files.isRegularFile(segmentation)) {
            bytes.put(SEGMENTATION, read(segmentation));
        }
        var sequences = folder.resolve(SEQUENCES);
        if (!Files.isDirectory(sequences)) {
            return new ModelFiles(bytes);
        }
        try (var files = Files.list(sequences)) {
            files.filter(file -> file.toString().endsWith(YAML))
                    .forEach(file -> bytes.put(SEQUENCES + file.getFileName(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + sequences, e);
        }
        return new ModelFiles(bytes);
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
        return path.equals(SEGMENTATION)
                || (path.startsWith(SEQUENCES)
                        && path.endsWith(YAML)
                        && path.indexOf('/', SEQUENCES.length()) < 0
                        && path.length() > SEQUENCES.length() + YAML.length());
    }

    /** With other files; sequences of before stay only when no other comes. */
    public ModelFiles changed(Map<String, String> texts) {
        var all = new TreeMap<>(bytes);
        if (texts.keySet().stream().anyMatch(path -> path.startsWith(SEQUENCES))) {
            all.keySet().removeIf(path -> path.startsWith(SEQUENCES));
        }
        texts.forEach((path, text) -> all.put(path, text.getBytes(UTF_8)));
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
