package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a model's folder that make its emails. */
final class EmailFiles {

    static final String LAYOUT = "emails/layout.mjml";
    private static final String FOLDER = "emails";
    private static final String PARTIALS = "emails/partials";
    private static final String MJML = ".mjml";

    private final Problems problems;
    private final Path model;

    EmailFiles(Problems problems, Path model) {
        this.problems = problems;
        this.model = model;
    }

    boolean mailsNobody() {
        return !Files.isDirectory(model.resolve(FOLDER));
    }

    /** Empty when there is none, or it is not UTF-8. */
    Optional<TextFile> file(String name) {
        var path = model.resolve(name);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TextFile(name, Files.readString(path)));
        } catch (CharacterCodingException _) {
            problems.error(new Place(name, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    /** All but the layout, in the order of their names. */
    List<TextFile> emails() {
        return in(FOLDER).stream().filter(file -> !file.name().equals(LAYOUT)).toList();
    }

    Map<String, TextFile> partials() {
        var partials = new TreeMap<String, TextFile>();
        in(PARTIALS).forEach(file -> partials.put(file.plainName(), file));
        return partials;
    }

    private List<TextFile> in(String folder) {
        var path = model.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> folder + "/" + file.getFileName())
                    .filter(name -> name.endsWith(MJML))
                    .sorted()
                    .flatMap(name -> file(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + path, e);
        }
    }
}
