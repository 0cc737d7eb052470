package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Sequence;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model's sequences and what starts them.
 *
 * @param starts names of sequences by {@code lens/segment} or {@code audience/in}
 * @param ofAccounts the lenses and audiences that accounts are in, rather than people
 */
public record Sequences(
        Map<String, Sequence> byName,
        Map<String, List<String>> starts,
        Set<String> ofAccounts,
        Renames renames,
        ZoneId zone) {

    public Sequences(Map<String, Sequence> byName, Map<String, List<String>> starts, ZoneId zone) {
        this(byName, starts, Set.of(), Renames.NONE, zone);
    }

    public Sequences {
        byName = Map.copyOf(byName);
        starts = Map.copyOf(starts);
        ofAccounts = Set.copyOf(ofAccounts);
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
        return new Sequences(model.sequences(), starts, ofAccounts(model), Renames.of(model), model.zone());
    }

    private static Set<String> ofAccounts(Model model) {
        return Stream.concat(
                        model.lenses().stream()
                                .filter(lens -> lens.of() == Of.ACCOUNTS)
                                .map(Lens::name),
                        model.audiences().stream()
                                .filter(audience -> audience.of() == Of.ACCOUNTS)
                                .map(Audience::name))
                .collect(Collectors.toSet());
    }

    /** Whether a lens or an audience is of accounts, by its name of today or of before. */
    public boolean isOfAccounts(String membership) {
        return ofAccounts.contains(renames.name(membership));
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
