package dev.vitalfew.lifecycle.emails;

import java.util.Set;

/** The links that this product makes for each email, as templates name them: {@code links.unsubscribe}, {@code links.preferences}, {@code links.why}, {@code
 * links.nps}. */
public final class Links {

    public static final String UNSUBSCRIBE = "unsubscribe";

    /** Where the recipient chooses what they get, and how often. */
    public static final String PREFERENCES = "preferences";

    /** Where the recipient reads why they got this email. */
    public static final String WHY = "why";

    /** Where the recipient answers the NPS question; with {@code &score=9} behind it that score is chosen already. */
    public static final String NPS = "nps";

    static final Set<String> NAMES = Set.of(UNSUBSCRIBE, PREFERENCES, WHY, NPS);

    private Links() {}

    /** Their names. */
    public static Set<String> all() {
        return NAMES;
    }
}
