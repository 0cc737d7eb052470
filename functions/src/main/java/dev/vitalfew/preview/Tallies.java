package dev.vitalfew.preview;

import dev.vitalfew.history.Change;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.preview.Outlook.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which lenses and audiences are counted for: those of the changed model in its order, then those that only the live one has. */
final class Tallies {

    private Tallies() {}

    static List<Tally> of(Model live, Model changed) {
        var tallies = new ArrayList<Tally>();
        changed.lenses().forEach(lens -> {
            var before = lens(live, lens.name(), lens.of());
            var segments = Stream.concat(names(lens), before.stream().flatMap(Tallies::names));
            tallies.add(lens(lens, before.isPresent() ? Fate.KEPT : Fate.NEW, segments));
        });
        live.lenses().stream()
                .filter(lens -> lens(changed, lens.name(), lens.of()).isEmpty())
                .forEach(lens -> tallies.add(lens(lens, Fate.REMOVED, names(lens))));
        changed.audiences()
                .forEach(audience -> tallies.add(audience(audience, has(live, audience) ? Fate.KEPT : Fate.NEW)));
        live.audiences().stream()
                .filter(audience -> !has(changed, audience))
                .forEach(audience -> tallies.add(audience(audience, Fate.REMOVED)));
        return tallies;
    }

    static Tally ofNew(Audience audience) {
        return audience(audience, Fate.NEW);
    }

    private static Tally lens(Lens lens, Fate fate, Stream<String> segments) {
        return new Tally(
                new Tally.Subject(Change.Kind.LENS, lens.name(), lens.of(), fate),
                segments.distinct().toList());
    }

    private static Tally audience(Audience audience, Fate fate) {
        return new Tally(
                new Tally.Subject(Change.Kind.AUDIENCE, audience.name(), audience.of(), fate), List.of(Change.IN));
    }

    /** What was of accounts and is of people now, is another lens. */
    private static Optional<Lens> lens(Model model, String name, Of of) {
        return model.lens(name).filter(lens -> lens.of() == of);
    }

    private static boolean has(Model model, Audience audience) {
        return model.audience(audience.name())
                .filter(other -> other.of() == audience.of())
                .isPresent();
    }

    private static Stream<String> names(Lens lens) {
        return lens.segments().stream().map(Lens.Segment::name);
    }
}
