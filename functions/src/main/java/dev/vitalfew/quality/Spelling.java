package dev.vitalfew.quality;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is left of a text when it doesn't matter how it was typed: "Mid-Market " and "mid_market" are the same. */
final class Spelling {

    private static final Pattern APART = Pattern.compile("[\\s\\u00a0_-]+");

    private Spelling() {}

    static String plain(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = APART.matcher(lower).replaceAll("");
        return plain.isEmpty() ? lower.strip() : plain;
    }
}
