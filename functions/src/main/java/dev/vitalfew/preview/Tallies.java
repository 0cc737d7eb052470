package dev.vitalfew.preview;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.preview.Outlook.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which lenses and audiences are counted for: those of the changed model in its order, then those that only the live one has. */
final class Tallies {

    private Tallies() {}

    static List<Tally> of(Model live, Model changed) {
        var renames = Renames.of(changed);
        var tallies = new ArrayList<Tally>();
        changed.lenses().forEach(lens -> {
            var before = live.lenses().stream()
                    .filter(other -> isSame(lens, other, renames))
                    .findFirst();
            tallies.add(lens(
                    lens,
                    before.map(other -> fate(lens, other, renames)).orElse(Fate.NEW),
                    Stream.concat(names(lens), before.stream().flatMap(Tallies::names))
                            .map(segment -> renames.segment(lens.name(), segment))));
        });
        live.lenses().stream()
                .filter(lens -> changed.lenses().stream().noneMatch(other -> isSame(other, lens, renames)))
                .forEach(lens -> tallies.add(lens(lens, Fate.REMOVED, names(lens))));
        changed.audiences().forEach(audience -> tallies.add(audience(audience, fate(audience, live, renames))));
        live.audiences().stream()
                .filter(audience -> changed.audiences().stream().noneMatch(other -> isSame(other, audience, renames)))
                .forEach(audience -> tallies.add(audience(audience, Fate.REMOVED)));
        return tallies;
    }

    private static Fate fate(Lens lens, Lens before, Renames renames) {
        var kept = lens.name().equals(before.name())
                && names(before).allMatch(segment -> renames.segment(lens.name(), segment)
                        .equals(segment));
        return kept ? Fate.KEPT : Fate.RENAMED;
    }

    private static Fate fate(Audience audience, Model live, Renames renames) {
        return live.audiences().stream()
                .filter(before -> isSame(audience, before, renames))
                .map(before -> before.name().equals(audience.name()) ? Fate.KEPT : Fate.RENAMED)
                .findFirst()
                .orElse(Fate.NEW);
    }

    /** What was of accounts and is of people now, is another lens. */
    private static boolean isSame(Lens lens, Lens before, Renames renames) {
        return lens.of() == before.of() && lens.name().equals(renames.name(before.name()));
    }

    private static boolean isSame(Audience audience, Audience before, Renames renames) {
        return audience.of() == before.of() && audience.name().equals(renames.name(before.name()));
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

    private static Stream<String> names(Lens lens) {
        return lens.segments().stream().map(Lens.Segment::name);
    }
}
