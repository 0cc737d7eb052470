package dev.vitalfew.model;

import dev.vitalfew.events.Event;
import dev.vitalfew.rules.Meter;
import java.util.List;

/**
 * An event that a sequence starts with, waits for or ends by.
 *
 * @param meters what fits, as rules count it; any of them
 * @param words as the model calls it
 */
public record Occasion(List<Meter> meters, String words) {

    public Occasion {
        meters = List.copyOf(meters);
    }

    /** {@code byProduct} says that this product noted it, such as a click in an email. */
    public boolean fits(Event event, boolean byProduct) {
        return meters.stream().anyMatch(meter -> meter.read(event, byProduct).isPresent());
    }
}
