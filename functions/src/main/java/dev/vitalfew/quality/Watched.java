package dev.vitalfew.quality;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.quality.Reads.TraitOf;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.What;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model makes worth watching: the traits and events that its rules read, and which lenses and audiences do. */
final class Watched {

    private final Map<String, Reads> readers = new LinkedHashMap<>();
    private final TreeMap<TraitOf, Set<String>> traits = new TreeMap<>();
    private final TreeMap<What, Set<String>> events = new TreeMap<>(Comparator.comparing(What::text));
    private final Map<TraitOf, NamedValues> values;
    private final Set<TraitOf> amounts = new HashSet<>();
    private final Map<What, List<Meter>> meters;
    private final int readersOfEvents;

    Watched(Model model) {
        var named = new TreeMap<TraitOf, Set<String>>();
        model.lenses().forEach(lens -> readers.put(lens.name(), Reads.of(model, lens)));
        model.audiences()
                .forEach(audience -> readers.put(audience.name(), Reads.of(model, audience.when(), audience.of())));
        readers.forEach((name, reads) -> {
            reads.needed().forEach(trait -> traits.computeIfAbsent(trait, _ -> new TreeSet<>())
                    .add(name));
            reads(name, reads);
            reads.values().forEach((trait, more) -> named.computeIfAbsent(trait, _ -> new TreeSet<>())
                    .addAll(more));
            amounts.addAll(reads.amounts());
        });
        values = named.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, trait -> new NamedValues(trait.getValue())));
        model.scores().forEach(score -> reads(score.name(), Reads.of(model, score)));
        model.sequences().forEach((name, sequence) -> sequence.rules()
                .forEach(rule -> reads(name, Reads.of(model, rule, Of.PEOPLE))));
        meters = model.meters().stream()
                .filter(meter -> meter.what() instanceof What.Named || meter.what() instanceof What.Path)
                .collect(Collectors.groupingBy(Meter::what));
        meters.keySet().forEach(event -> events.putIfAbsent(event, Set.of()));
        readersOfEvents =
                readers.size() + model.scores().size() + model.sequences().size();
    }

    private void reads(String name, Reads reads) {
        reads.events().forEach(event -> events.computeIfAbsent(event, _ -> new TreeSet<>())
                .add(name));
    }

    /** Each trait that is needed, with the lenses and audiences that need it. */
    Map<TraitOf, Set<String>> traits() {
        return traits;
    }

    List<TraitOf> traits(Of of) {
        return traits.keySet().stream().filter(trait -> trait.of() == of).toList();
    }

    /** Each event and page that is named, with the lenses, audiences, scores and sequences that name it. */
    Map<What, Set<String>> events() {
        return events;
    }

    /** The names of the track events among them. */
    Set<String> eventNames() {
        return events.keySet().stream()
                .flatMap(event -> event instanceof What.Named(var name) ? Stream.of(name) : Stream.of())
                .collect(Collectors.toSet());
    }

    /** How the event is counted, once for each condition on its properties. */
    List<Meter> meters(What event) {
        return meters.getOrDefault(event, List.of());
    }

    /** The values that any rule names for the trait. */
    NamedValues values(TraitOf trait) {
        return values.getOrDefault(trait, NamedValues.NONE);
    }

    boolean isAmount(TraitOf trait) {
        return amounts.contains(trait);
    }

    /** How many lenses, audiences, scores and sequences there are. */
    int readersOfEvents() {
        return readersOfEvents;
    }

    Set<String> signals(String reader) {
        var reads = readers.get(reader);
        return reads == null ? Set.of() : reads.signals();
    }
}
