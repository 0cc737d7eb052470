package dev.vitalfew.model;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code consent.yaml} asks of recipients, country by country, before a sequence may write to them. */
public record ConsentRules(Need otherwise, Map<String, Need> countries) {

    /** The least that a country asks for, from the least to the most. */
    public enum Need {
        /** A customer whose address a server stated, and who has not objected. */
        EXISTING_CUSTOMER,
        /** Somebody who said yes; or who is seen to be a customer, for topics about similar products. */
        SIMILAR_PRODUCTS,
        /** Somebody who said yes. */
        EXPRESS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without the file. */
    static final ConsentRules NONE = new ConsentRules(Need.EXISTING_CUSTOMER, Map.of());

    private static final Map<String, String> CODES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(
                    code -> Locale.of("", code)
                            .getDisplayCountry(Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT),
                    code -> code,
                    (one, _) -> one));

    public ConsentRules {
        countries = Map.copyOf(countries);
    }

    public static ConsentRules in(Path folder) {
        return of(ModelFiles.in(folder), new Problems());
    }

    static ConsentRules of(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.CONSENT)
                    .flatMap(text -> new Yaml(problems).read(ModelFiles.CONSENT, text))
                    .map(entry -> new ConsentReader(entry).read())
                    .orElse(NONE);
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.CONSENT, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return NONE;
        }
    }

    /** @param country an ISO code such as {@code DE}, as {@link #code} gives it */
    public Need need(Optional<String> country) {
        return country.flatMap(code -> Optional.ofNullable(countries.get(code))).orElse(otherwise);
    }

    /** The code of a country that is stated by its code or its English name. */
    public static Optional<String> code(String country) {
        var stated = country.strip();
        return stated.length() == 2
                ? Optional.of(stated.toUpperCase(Locale.ROOT))
                : Optional.ofNullable(CODES.get(stated.toLowerCase(Locale.ROOT)));
    }
}
