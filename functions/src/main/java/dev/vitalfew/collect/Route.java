package dev.vitalfew.collect;

import dev.vitalfew.events.EventType;
import java.util.Optional;

/** What a path means, in all the forms that clients call it by; slashes may be doubled and trail. */
sealed interface Route {

    /** One message of this type. */
    record Single(EventType type) implements Route {}

    /** Many messages, each of its own type. */
    record Many(boolean isImport) implements Route {}

    /** What analytics-next asks before it starts. */
    record Settings(String key) implements Route {}

    /** What RudderStack's SDK asks before it starts. */
    record SourceConfig() implements Route {}

    /** The tracker that a website includes. */
    record Tracker() implements Route {}

    static Optional<Route> of(String path) {
        var words = path.replaceAll("/+", "/").replaceAll("^/|/$", "").split("/", -1);
        return switch (words.length) {
            case 1 -> one(words[0]);
            case 2 -> words[0].equals("v1") ? events(words[1]) : Optional.empty();
            case 3 -> three(words);
            case 4 ->
                words[0].equals("v1") && words[1].equals("projects") && words[3].equals("settings")
                        ? Optional.of(new Settings(words[2]))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Route> one(String word) {
        return switch (word) {
            case "sourceConfig" -> Optional.of(new SourceConfig());
            case "t.js" -> Optional.of(new Tracker());
            default -> Optional.empty();
        };
    }

    private static Optional<Route> three(String[] words) {
        if (words[0].equals("api") && words[1].equals("s")) {
            return events(words[2]);
        }
        return words[0].equals("beacon") && words[1].equals("v1") && words[2].equals("batch")
                ? Optional.of(new Many(false))
                : Optional.empty();
    }

    private static Optional<Route> events(String word) {
        return switch (word) {
            case "b", "batch" -> Optional.of(new Many(false));
            case "import" -> Optional.of(new Many(true));
            case "t" -> Optional.of(new Single(EventType.TRACK));
            case "i" -> Optional.of(new Single(EventType.IDENTIFY));
            case "p" -> Optional.of(new Single(EventType.PAGE));
            case "s" -> Optional.of(new Single(EventType.SCREEN));
            case "g" -> Optional.of(new Single(EventType.GROUP));
            case "a" -> Optional.of(new Single(EventType.ALIAS));
            default -> EventType.of(word).map(Single::new);
        };
    }
}
