package dev.vitalfew.lifecycle.emails;

import java.util.regex.Pattern;

/** What strangers wrote, made fit for a line: a header, a greeting. */
final class OneLine {

    /** Line breaks of any kind, control characters, and halves of characters. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+");

    /** They turn the order of what follows them, also of our own words. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]*");

    private OneLine() {}

    static String of(String text, int longest) {
        var line = TURNS.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        if (line.length() <= longest) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }

    static boolean isVisible(String text) {
        return !INVISIBLE.matcher(text).matches();
    }
}
