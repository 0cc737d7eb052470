package dev.vitalfew.lifecycle.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the pages say in one language, from a file of its name. To add a language, add the file and its name here; a test
 * says what it lacks.
 */
public final class Texts {

    /** The first is for those whose language is not there. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Texts> ALL = read();

    private final String language;
    private final Map<String, String> texts;

    private Texts(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Texts of(String language) {
        return Optional.ofNullable(ALL.get(language))
                .orElseGet(() -> Objects.requireNonNull(ALL.get(LANGUAGES.getFirst())));
    }

    public static boolean has(String language) {
        return ALL.containsKey(language);
    }

    /** In the first language that there is: the one that the link says, else those that the browser asks for. */
    public static Texts choose(String stated, String acceptLanguage) {
        return Stream.concat(Stream.of(stated), accepted(acceptLanguage))
                .filter(Texts::has)
                .findFirst()
                .map(Texts::of)
                .orElseGet(() -> of(LANGUAGES.getFirst()));
    }

    private static Stream<String> accepted(String header) {
        try {
            return Locale.LanguageRange.parse(header.isBlank() ? LANGUAGES.getFirst() : header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage());
        } catch (IllegalArgumentException _) {
            return Stream.of();
        }
    }

    String language() {
        return language;
    }

    /** As plain text, {@code {0}} being put in as it is. */
    String plain(String key, String... values) {
        var text = Objects.requireNonNull(texts.get(key), key);
        for (var i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** As HTML; what is put in is HTML as well. */
    String html(String key, String... values) {
        var text = Page.escaped(Objects.requireNonNull(texts.get(key), key));
        for (var i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    String date(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag(language))
                .format(at.atZone(zone));
    }

    Set<String> keys() {
        return texts.keySet();
    }

    private static Map<String, Texts> read() {
        var all = new LinkedHashMap<String, Texts>();
        for (var language : LANGUAGES) {
            var properties = new Properties();
            try (var file = Texts.class.getResourceAsStream(language + ".properties")) {
                properties.load(new InputStreamReader(Objects.requireNonNull(file, language), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var texts = new LinkedHashMap<String, String>();
            properties.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
            all.put(language, new Texts(language, Map.copyOf(texts)));
        }
        return Map.copyOf(all);
    }
}
