package dev.vitalfew.quality;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.Nearest;
import dev.vitalfew.rules.What;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A track event or a page that rules count.
 *
 * @param seenOf how many accounts and people did it, for as long as rules look back
 * @param neededBy the lenses, audiences, scores and sequences whose rules name it
 * @param nearest of an event that nobody did: what is sent, by a sample of the log, under a name like it that no rule names
 */
public record NamedEvent(What what, long seenOf, Set<String> neededBy, Optional<String> nearest) {

    public NamedEvent {
        neededBy = Set.copyOf(neededBy);
    }

    /** All that the model's rules name, of those that were noted. */
    public static List<NamedEvent> of(Model model, Quality notes) {
        return of(new Watched(model), notes);
    }

    static List<NamedEvent> of(Watched watched, Quality notes) {
        var named = watched.eventNames();
        var sent = notes.seenEvents().byValue().keySet().stream()
                .filter(name -> !named.contains(name))
                .toList();
        return watched.events().entrySet().stream()
                .map(event -> {
                    var seenOf = notes.events().getOrDefault(event.getKey().text(), 0L);
                    var nearest = event.getKey() instanceof What.Named(var name) && seenOf == 0
                            ? Nearest.to(name, sent)
                            : Optional.<String>empty();
                    return new NamedEvent(event.getKey(), seenOf, event.getValue(), nearest);
                })
                .toList();
    }

    public boolean isPage() {
        return what instanceof What.Path;
    }

    /** The event's name or the page's path. */
    public String name() {
        return switch (what) {
            case What.Named(var event) -> event;
            case What.Path(var pattern) -> pattern;
            case What.Anything _, What.Mail _ -> what.text();
        };
    }
}
