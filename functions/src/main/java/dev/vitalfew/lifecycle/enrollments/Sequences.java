package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model's sequences and what starts them.
 *
 * @param starts names of sequences by {@code lens/segment} or {@code audience/in}
 */
public record Sequences(Map<String, Sequence> byName, Map<String, List<String>> starts, Renames renames, ZoneId zone) {

    public Sequences(Map<String, Sequence> byName, Map<String, List<String>> starts, ZoneId zone) {
        this(byName, starts, Renames.NONE, zone);
    }

    public Sequences {
        byName = Map.copyOf(byName);
        starts = Map.copyOf(starts);
    }

    public static Sequences of(Model model) {
        var starts = new HashMap<String, List<String>>();
        for (var lens : model.lenses()) {
            lens.segments()
                    .forEach(segment -> starts.put(
                            lens.name() + "/" + segment.name(), segment.then().sequences()));
        }
        model.audiences()
                .forEach(audience -> starts.put(
                        audience.name() + "/" + Change.IN, audience.then().sequences()));
        return new Sequences(model.sequences(), starts, Renames.of(model), model.zone());
    }

    public Optional<Sequence> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** An announcement may have been made just before a rename. */
    public List<Sequence> startedBy(String membership, String segment) {
        var today = renames.name(membership);
        return starts.getOrDefault(today + "/" + renames.segment(today, segment), List.of()).stream()
                .flatMap(name -> find(name).stream())
                .toList();
    }
}
