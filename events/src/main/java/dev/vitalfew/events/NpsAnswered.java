package dev.vitalfew.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The event by which a person answers the NPS question: a {@code score}, and a {@code comment} if they like. */
public final class NpsAnswered {

    public static final String NAME = "NPS Answered";
    public static final String SCORE = "score";
    public static final String COMMENT = "comment";
    public static final int HIGHEST = 10;

    private NpsAnswered() {}

    /** An answer that nobody could count is refused when it comes, while its sender can still see why. */
    static void check(Event event) {
        if (event instanceof Event.Track(var ignored, var name, var properties) && name.equals(NAME)) {
            check(properties.getOrDefault(SCORE, MissingNode.getInstance()));
        }
    }

    private static void check(JsonNode score) {
        if (!score.isNumber()
                || !score.canConvertToExactIntegral()
                || !score.canConvertToInt()
                || score.intValue() < 0
                || score.intValue() > HIGHEST) {
            throw new InvalidEvent("/properties/" + SCORE, "expected a whole number from 0 to 10");
        }
    }
}
