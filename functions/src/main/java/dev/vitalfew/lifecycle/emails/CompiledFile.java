package dev.vitalfew.lifecycle.emails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.lifecycle.emails.Emails.Compiled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiled emails as a file says them; the same emails make the same file.
 *
 * @param person and {@code account}: the example
 * @param emails by name, the language for everybody else first
 */
record CompiledFile(
        SortedMap<String, String> brand,
        SortedMap<String, JsonNode> person,
        SortedMap<String, JsonNode> account,
        SortedMap<String, List<Compiled>> emails) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static CompiledFile of(Brand brand, Example example, Map<String, List<Compiled>> emails) {
        return new CompiledFile(
                new TreeMap<>(brand.values()),
                new TreeMap<>(example.person()),
                new TreeMap<>(example.account()),
                new TreeMap<>(emails));
    }

    static Emails read(Path file) {
        try {
            var read = MAPPER.readValue(file.toFile(), CompiledFile.class);
            return new Emails(new Brand(read.brand), new Example(read.person, read.account), read.emails);
        } catch (IOException e) {
            throw new UncheckedIOException("the compiled emails can't be read: " + file, e);
        }
    }

    void write(Path file) {
        try {
            MAPPER.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("the compiled emails can't be written: " + file, e);
        }
    }
}
