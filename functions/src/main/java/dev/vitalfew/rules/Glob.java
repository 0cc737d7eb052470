package dev.vitalfew.rules;

/** Text in which {@code *} stands for any characters, none included. Takes no longer than pattern times text. */
record Glob(String pattern) {

    boolean fits(String text) {
        var at = 0;
        var in = 0;
        var star = -1;
        var resume = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
                continue;
            }
            if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
                continue;
            }
            if (star < 0) {
                return false;
            }
            at = star + 1;
            in = ++resume;
        }
        return pattern.substring(at).chars().allMatch(left -> left == '*');
    }
}
