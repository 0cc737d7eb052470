package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of {@code lists/}: an id in each line, of an account or a person, or a person's email address. Of a CSV
 * file the first column counts. A first line that names the column, empty lines and those that begin with # are passed
 * over.
 */
final class Lists {

    private static final int LONGEST = 256;
    private static final Set<String> HEADERS = Set.of(
            "id", "account", "account_id", "accountid", "group_id", "groupid", "user", "user_id", "userid", "email");

    private final ModelFiles files;
    private final Map<String, Optional<Set<String>>> read = new HashMap<>();

    Lists(ModelFiles files) {
        this.files = files;
    }

    /** Whom the file lists that the entry names; empty when it can't be read, which is then among the problems. */
    Optional<Set<String>> read(Entry entry) {
        var name = entry.text("list");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var known = read.get(name.get());
        if (known != null) {
            return known;
        }
        var found = read(entry, name.get());
        read.put(name.get(), found);
        return found;
    }

    private Optional<Set<String>> read(Entry entry, String name) {
        if (!names().contains(name)) {
            entry.error(
                    entry.at("list"),
                    "there is no file " + name,
                    Nearest.to(name, names()).orElse("put the file there, with an id in each line"));
            return Optional.empty();
        }
        try {
            return ids(entry, name, files.text(name).orElseThrow().lines().toList());
        } catch (CharacterCodingException _) {
            entry.error(new Problems.Place(name, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> ids(Entry entry, String name, List<String> lines) {
        var ids = new HashSet<String>();
        var fine = true;
        for (var i = 0; i < lines.size(); i++) {
            var id = id(lines.get(i));
            if (id.isEmpty() || id.startsWith("#") || i == 0 && HEADERS.contains(id.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl) || id.contains("\"")) {
                entry.error(
                        new Problems.Place(name, i + 1, 1), "this line is no id", "one id of at most 256 characters");
                fine = false;
                continue;
            }
            ids.add(id.contains("@") ? id.toLowerCase(Locale.ROOT) : id);
        }
        if (fine && ids.isEmpty()) {
            entry.warning(new Problems.Place(name, 1, 1), "the file lists nobody", "an id in each line");
        }
        return fine ? Optional.of(ids) : Optional.empty();
    }

    /** The first column, without quotes around it and the mark that some editors begin a file with. */
    private static String id(String line) {
        var text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        var column = text.split("[,;\t]", 2)[0].strip();
        return column.length() > 1 && column.startsWith("\"") && column.endsWith("\"")
                ? column.substring(1, column.length() - 1)
                : column;
    }

    private List<String> names() {
        return files.bytes().keySet().stream()
                .filter(name -> name.startsWith(ModelFiles.LISTS))
                .toList();
    }
}
