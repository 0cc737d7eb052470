package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.imports.Mapping.Format;
import dev.vitalfew.imports.Mapping.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a mapping file, and refuses it with everything that is wrong in it. */
final class MappingReader {

    private static final List<String> KEYS =
            List.of("message", "account", "person", "event", "time", "timezone", "where", "encoding", "separator");

    private final Entry entry;
    private final ValueReader values;

    private MappingReader(Entry entry) {
        this.entry = entry;
        this.values = new ValueReader(entry);
    }

    static Mapping read(Path path) {
        try {
            return read(path.toString(), Files.readString(path));
        } catch (MalformedInputException _) {
            throw new Refused(path + ":1:1: the mapping is not UTF-8. Instead: save it as UTF-8.");
        } catch (IOException e) {
            throw new Refused("can't read the mapping " + path + ": " + e.getMessage());
        }
    }

    static Mapping read(String file, String text) {
        var entry = Entry.read(file, text);
        var mapping = new MappingReader(entry).mapping();
        if (!entry.problems().isEmpty()) {
            throw new Refused(entry.problems());
        }
        return mapping;
    }

    private Mapping mapping() {
        var message = message();
        var allowed = new ArrayList<>(KEYS);
        allowed.addAll(isKnown() ? List.of(message.fields()) : List.of("traits", "properties"));
        entry.allows(allowed);
        var mapping = new Mapping(
                message,
                values.value("account"),
                values.value("person"),
                values.value("event"),
                values.time("time"),
                fields(message.fields()),
                values.where(entry),
                zone(),
                new Format(encoding(), separator()));
        if (isKnown()) {
            check(mapping);
        }
        return mapping;
    }

    /** Whether it is said which message it is: what else it needs follows from that. */
    private boolean isKnown() {
        return entry.text("message").filter(Message.WORDS::contains).isPresent();
    }

    private Message message() {
        var word = entry.needed("message", "track");
        var at = Message.WORDS.indexOf(word);
        if (at < 0 && !word.isEmpty()) {
            entry.problem(entry.at("message"), "there is no message " + word, Nearest.instead(word, Message.WORDS));
        }
        return at < 0 ? Message.TRACK : Message.values()[at];
    }

    private Map<String, Value> fields(String key) {
        var fields = new TreeMap<String, Value>();
        entry.entry(key).ifPresent(all -> {
            var reader = new ValueReader(all);
            all.keys().forEach(name -> reader.value(name).ifPresent(value -> fields.put(name, value)));
        });
        return fields;
    }

    private void check(Mapping mapping) {
        switch (mapping.message()) {
            case GROUP -> expect("account", "the column with the account's id");
            case IDENTIFY -> expect("person", "the column with the person's id");
            case TRACK -> expect("event", "the column with the event's name, or { text: Feature Used }");
            case PAGE -> expectPath(mapping);
        }
        if (mapping.message() != Message.TRACK && entry.has("event")) {
            entry.problem(entry.at("event"), "only a track message has an event", "message: track");
        }
        if (!entry.has("account") && !entry.has("person")) {
            entry.problem(entry.place(), "whose rows are these? There is no account and no person", "account: column");
        }
        if (!mapping.message().isState() && !entry.has("time")) {
            entry.problem(entry.place(), "the key time is missing: when did it happen?", "time: column");
        }
    }

    private void expect(String key, String example) {
        if (!entry.has(key)) {
            entry.problem(entry.place(), "the key " + key + " is missing", key + ": " + example);
        }
    }

    private void expectPath(Mapping mapping) {
        if (!mapping.fields().containsKey("path")) {
            entry.problem(entry.place(), "a page has a path", "properties: { path: column }");
        }
    }

    private ZoneId zone() {
        var zone = entry.text("timezone");
        try {
            return zone.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            entry.problem(entry.at("timezone"), "there is no time zone " + zone.orElse(""), "Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    private Charset encoding() {
        var name = entry.text("encoding");
        try {
            var encoding = name.map(Charset::forName).orElse(UTF_8);
            if (new String("a,\"\n".getBytes(encoding), UTF_8).equals("a,\"\n")) {
                return encoding;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            // said below
        }
        entry.problem(
                entry.at("encoding"),
                "files can't be read as " + name.orElse(""),
                "UTF-8, windows-1252 or another that contains ASCII");
        return UTF_8;
    }

    private char separator() {
        var separator = entry.text("separator").orElse(",");
        var known = Optional.of(separator).filter(text -> text.length() == 1 && !"\"\r\n".contains(text));
        if (known.isEmpty()) {
            entry.problem(entry.at("separator"), "a separator is one character", "separator: \";\"");
        }
        return known.orElse(",").charAt(0);
    }
}
