package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Yaml;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A language of emails, with what the layout says in it.
 *
 * @param tag such as {@code de} or {@code pt-BR}
 */
record Language(String tag, Map<String, String> words) {

    static final String FILE = "emails/words.yaml";

    private static final Set<String> FROM_RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    Language {
        words = Map.copyOf(words);
    }

    /** In the order of the file; the first is that of emails without a language in their name. English without a file. */
    static SequencedMap<String, Language> read(Problems problems, Optional<TextFile> file) {
        var languages = new LinkedHashMap<String, Language>();
        file.flatMap(found -> new Yaml(problems).read(FILE, found.text()))
                .ifPresent(entry -> entry.keys().forEach(tag -> {
                    var words = new TreeMap<String, String>();
                    entry.entry(tag).ifPresent(said -> said.keys()
                            .forEach(name -> said.text(name).ifPresent(text -> words.put(name, text))));
                    if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
                        problems.error(entry.atKey(tag), tag + " is no language", "a language such as en, de or pt-BR");
                    }
                    languages.put(key(tag), new Language(tag, words));
                }));
        if (languages.isEmpty()) {
            languages.put("en", new Language("en", Map.of()));
        }
        return languages;
    }

    static String key(String tag) {
        return tag.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    boolean isFromRightToLeft() {
        return FROM_RIGHT_TO_LEFT.contains(locale().getLanguage());
    }
}
