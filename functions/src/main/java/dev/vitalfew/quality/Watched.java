package dev.vitalfew.quality;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.quality.Reads.TraitOf;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.What;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a model makes worth watching: the traits and events that its lenses and audiences read, and which do. */
final class Watched {

    private final Map<String, Reads> readers = new LinkedHashMap<>();
    private final TreeMap<TraitOf, Set<String>> traits = new TreeMap<>();
    private final TreeMap<String, Set<String>> events = new TreeMap<>();
    private final Map<TraitOf, NamedValues> values;
    private final Set<TraitOf> amounts = new HashSet<>();
    private final Map<String, List<Meter>> meters;

    Watched(Model model) {
        var named = new TreeMap<TraitOf, Set<String>>();
        model.lenses().forEach(lens -> readers.put(lens.name(), Reads.of(model, lens)));
        model.audiences()
                .forEach(audience -> readers.put(audience.name(), Reads.of(model, audience.when(), audience.of())));
        readers.forEach((name, reads) -> {
            reads.needed().forEach(trait -> traits.computeIfAbsent(trait, _ -> new TreeSet<>())
                    .add(name));
            reads.events().forEach(event -> events.computeIfAbsent(event, _ -> new TreeSet<>())
                    .add(name));
            reads.values().forEach((trait, more) -> named.computeIfAbsent(trait, _ -> new TreeSet<>())
                    .addAll(more));
            amounts.addAll(reads.amounts());
        });
        values = named.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, trait -> new NamedValues(trait.getValue())));
        meters = model.meters().stream()
                .filter(meter -> meter.what() instanceof What.Named)
                .collect(Collectors.groupingBy(meter -> ((What.Named) meter.what()).event()));
    }

    /** Each trait that is needed, with the lenses and audiences that need it. */
    Map<TraitOf, Set<String>> traits() {
        return traits;
    }

    List<TraitOf> traits(Of of) {
        return traits.keySet().stream().filter(trait -> trait.of() == of).toList();
    }

    /** Each event that is named, with the lenses and audiences that name it. */
    Map<String, Set<String>> events() {
        return events;
    }

    /** How the event is counted, once for each condition on its properties. */
    List<Meter> meters(String event) {
        return meters.getOrDefault(event, List.of());
    }

    /** The values that any rule names for the trait. */
    NamedValues values(TraitOf trait) {
        return values.getOrDefault(trait, NamedValues.NONE);
    }

    boolean isAmount(TraitOf trait) {
        return amounts.contains(trait);
    }

    /** How many lenses and audiences there are. */
    int readers() {
        return readers.size();
    }

    Set<String> signals(String reader) {
        var reads = readers.get(reader);
        return reads == null ? Set.of() : reads.signals();
    }
}
