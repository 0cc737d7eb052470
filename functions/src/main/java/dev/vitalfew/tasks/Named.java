package dev.vitalfew.tasks;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Actions;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.WorkingTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks that the model names.
 *
 * @param actions by {@code lens/segment} or {@code audience/in}
 */
record Named(Map<String, Actions> actions, Renames renames) {

    Named {
        actions = Map.copyOf(actions);
    }

    static Named in(Model model) {
        var actions = new HashMap<String, Actions>();
        model.lenses().forEach(lens -> lens.segments()
                .forEach(segment -> actions.put(lens.name() + "/" + segment.name(), segment.then())));
        model.audiences().forEach(audience -> actions.put(audience.name() + "/" + Change.IN, audience.then()));
        return new Named(actions, Renames.of(model));
    }

    String membership(String stored) {
        return renames.name(stored);
    }

    String segment(String membership, String stored) {
        return renames.segment(membership, stored);
    }

    List<String> tasks(String membership, String segment) {
        return find(membership, segment).map(Actions::tasks).orElse(List.of());
    }

    /** Within what time those who enter get a first answer. */
    Optional<WorkingTime> sla(String membership, String segment) {
        return find(membership, segment).flatMap(Actions::sla).flatMap(WorkingTime::of);
    }

    private Optional<Actions> find(String membership, String segment) {
        return Optional.ofNullable(actions.get(membership + "/" + segment));
    }
}
