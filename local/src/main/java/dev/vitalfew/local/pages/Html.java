package dev.vitalfew.local.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML. Whatever a stranger may have written goes through {@link #text}. */
final class Html {

    private static final Set<String> ACRONYMS = Set.of("crm", "dach", "mrr", "nps", "smb", "vip");

    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String link(String address, String label) {
        return "<a href=\"" + text(address) + "\">" + text(label) + "</a>";
    }

    /** One word of a path, or a value of a query. */
    static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An id or name in a path of the API: API Gateway decodes the path once, and the function each word of it again. */
    static String word(String word) {
        return encoded(encoded(word));
    }

    /** {@code behavioural_segment} as one reads it: Behavioural segment. */
    static String title(String name) {
        var words = words(name);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code self_serve_smb} within a sentence: self serve SMB. */
    static String words(String name) {
        return Stream.of(name.split("[_ -]+"))
                .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "))
                .strip();
    }

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 account}, {@code 2 accounts}. */
    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    static String badge(String kind, String label) {
        return "<span class=\"badge " + kind + "\">" + text(label) + "</span>";
    }
}
