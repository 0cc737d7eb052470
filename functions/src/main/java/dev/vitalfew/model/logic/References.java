package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import java.util.List;

/** What rules refer to by name. */
public interface References {

    /** The condition of an audience. */
    Rule audience(String name);

    /** All segments of a lens. */
    List<String> segments(String lens);

    /** The points that a score can have. */
    Range points(String score);
}
