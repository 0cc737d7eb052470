package dev.vitalfew.preview;

import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.segment.DryRun.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether those are there whom a model puts into segments by hand. */
final class PinnedIds {

    private record Pinned(Of of, String id) {}

    private final Map<Pinned, Long> there = new LinkedHashMap<>();
    private final Model model;

    PinnedIds(Model model) {
        this.model = model;
        model.lenses().forEach(lens -> lens.pins().forEach(pin -> there.put(new Pinned(lens.of(), pin.id()), 0L)));
    }

    void see(Seen seen) {
        if (seen.there()) {
            var of = seen.ofAccount() ? Of.ACCOUNTS : Of.PEOPLE;
            there.computeIfPresent(new Pinned(of, seen.subject().value()), (_, count) -> count + 1);
        }
    }

    /** Of each pin, in the order of the model, how many have its id: of an id that was mistyped, nobody. */
    List<Preview.Pin> all() {
        return model.lenses().stream()
                .flatMap(lens -> lens.pins().stream().map(pin -> pin(lens, pin)))
                .toList();
    }

    private Preview.Pin pin(Lens lens, Lens.Pin pin) {
        return new Preview.Pin(
                lens.name(), pin.id(), pin.segment(), there.getOrDefault(new Pinned(lens.of(), pin.id()), 0L));
    }
}
