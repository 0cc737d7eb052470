package dev.vitalfew.events;

import java.util.Locale;
import java.util.Optional;

/** The kinds of message of the Segment spec, by the word in their {@code type}. */
public enum EventType {
    IDENTIFY,
    TRACK,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS;

    public static Optional<EventType> of(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public static EventType of(Event event) {
        return switch (event) {
            case Event.Identify _ -> IDENTIFY;
            case Event.Track _ -> TRACK;
            case Event.Page _ -> PAGE;
            case Event.Screen _ -> SCREEN;
            case Event.Group _ -> GROUP;
            case Event.Alias _ -> ALIAS;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
