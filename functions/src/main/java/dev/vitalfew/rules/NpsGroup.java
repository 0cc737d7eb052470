package dev.vitalfew.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an answer to "How likely are you to recommend us?" makes of a person (Reichheld, 2003). */
public enum NpsGroup {
    PROMOTER,
    PASSIVE,
    DETRACTOR;

    /** @param score a whole number from 0 to 10 */
    public static NpsGroup of(int score) {
        if (score >= 9) {
            return PROMOTER;
        }
        return score >= 7 ? PASSIVE : DETRACTOR;
    }

    /** As it is written in the model. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NpsGroup> named(String text) {
        return Arrays.stream(values())
                .filter(group -> group.text().equals(text))
                .findFirst();
    }
}
