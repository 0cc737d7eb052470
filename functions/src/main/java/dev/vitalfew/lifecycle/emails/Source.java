package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Entry;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import dev.vitalfew.model.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email's file: a block of YAML between lines of dashes with its subject and preheader, then its MJML.
 *
 * @param preheader what mailboxes show beside the subject
 * @param transactional an email that somebody is owed, which needs no link to unsubscribe
 * @param begin where in the file the MJML begins
 */
record Source(TextFile content, Line subject, Line preheader, boolean transactional, int begin) {

    private static final Pattern FILE = Pattern.compile("\\A---\\R(.*?\\R|)---(?:\\R(.*)|)\\z", Pattern.DOTALL);

    /** A text and where it stands. */
    record Line(String value, Place place) {}

    static Optional<Source> read(Problems problems, TextFile file) {
        var parts = FILE.matcher(file.text());
        if (!parts.matches()) {
            problems.error(
                    file.place(0),
                    "the first block is missing",
                    "a line of ---, subject: …, preheader: … and another line of ---");
            return Optional.empty();
        }
        // With an empty line for the dashes, so that lines keep their numbers.
        return new Yaml(problems)
                .read(file.name(), "\n" + parts.group(1))
                .flatMap(entry ->
                        read(file, entry, parts.start(2) < 0 ? file.text().length() : parts.start(2)));
    }

    private static Optional<Source> read(TextFile file, Entry entry, int begin) {
        entry.allows(List.of("subject", "preheader", "transactional"));
        var subject = entry.needed("subject", "What the mailbox shows first");
        var preheader = entry.needed("preheader", "What the mailbox shows beside the subject");
        return subject.flatMap(said -> preheader.map(beside -> new Source(
                file,
                new Line(said.strip(), entry.at("subject")),
                new Line(beside.strip(), entry.at("preheader")),
                entry.text("transactional").filter("true"::equals).isPresent(),
                begin)));
    }

    String name() {
        return content.plainName();
    }

    /** The language in the file's name, empty without one. */
    String language() {
        var name = content.name().substring(content.name().lastIndexOf('/') + 1);
        var parts = name.split("\\.", -1);
        return parts.length > 2 ? parts[1] : "";
    }
}
