package dev.vitalfew.lifecycle.pages;

import dev.vitalfew.events.NpsAnswered;
import java.util.regex.Pattern;

/** What somebody filled into the NPS page. */
public record NpsAnswer(int score, String comment) {

    static final int LONGEST_COMMENT = 2_000;

    private static final Pattern SCORE = Pattern.compile("10|[0-9]");

    public NpsAnswer {
        if (score < 0 || score > NpsAnswered.HIGHEST) {
            throw new IllegalArgumentException("an NPS score is 0 to 10, not " + score);
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("a comment of " + comment.length() + " characters");
        }
    }

    static boolean isScore(String text) {
        return SCORE.matcher(text).matches();
    }

    /** As it was typed, without what can't be seen: browsers send line ends as two characters and count them as one. */
    static String comment(String field) {
        return field.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
    }
}
