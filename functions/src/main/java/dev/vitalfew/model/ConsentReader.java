package dev.vitalfew.model;

import dev.vitalfew.model.ConsentRules.Need;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code consent.yaml}. */
final class ConsentReader {

    private static final List<String> NEEDS =
            Arrays.stream(Need.values()).map(Need::word).toList();

    private final Entry file;

    ConsentReader(Entry file) {
        this.file = file.allows(List.of("otherwise", "countries"));
    }

    ConsentRules read() {
        var countries = new LinkedHashMap<String, Need>();
        file.entry("countries").ifPresent(entry -> entry.keys().forEach(country -> {
            if (!Set.of(Locale.getISOCountries()).contains(country)) {
                entry.error(
                        entry.atKey(country),
                        country + " is no country's code",
                        ConsentRules.code(country)
                                .filter(code -> !code.equals(country))
                                .orElse("two capitals, such as DE"));
            }
            countries.put(country, need(entry, country));
        }));
        file.expects("otherwise", "existing_customer");
        return new ConsentRules(need(file, "otherwise"), countries);
    }

    /** What can't be read counts as the most. */
    private static Need need(Entry entry, String key) {
        var word = entry.text(key).orElse("");
        if (!word.isEmpty() && !NEEDS.contains(word)) {
            entry.error(entry.at(key), word + " is nothing that can be needed", Nearest.instead(word, NEEDS));
        }
        return NEEDS.contains(word) ? Need.values()[NEEDS.indexOf(word)] : Need.EXPRESS;
    }
}
