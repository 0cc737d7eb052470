package dev.vitalfew.model;

import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.What;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An event that a sequence starts with, waits for or ends by.
 *
 * @param meters what fits, as rules count it; any of them
 * @param words as the model calls it
 * @param fromServer whether it counts only when it did not come with the public key, which anybody has
 */
public record Occasion(List<Meter> meters, String words, boolean fromServer) {

    public Occasion {
        meters = List.copyOf(meters);
    }

    /** The names of the events that may fit; empty when they can have any. */
    public Optional<Set<String>> names() {
        var names = new TreeSet<String>();
        for (var meter : meters) {
            switch (meter.what()) {
                case What.Named(var event) -> names.add(event);
                case What.Mail mail -> names.add(mail.event());
                case What.Anything _, What.Path _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(names);
    }

    /** @param trust who vouches for the event: this product itself, such as for a click in an email, or a key */
    public boolean fits(Event event, Trust trust) {
        var byProduct = trust == Trust.SYSTEM;
        return (!fromServer || trust != Trust.PUBLIC)
                && meters.stream()
                        .anyMatch(meter -> meter.read(event, byProduct).isPresent());
    }
}
