package dev.vitalfew.preview;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What would become of a sequence under another model; of one that stays as it is nothing is said.
 *
 * @param inside what those would do who are inside by then; nobody is in a new one
 */
public record SequencePlan(String name, Fate fate, Optional<Inside> inside) {

    /** What happens to the file. */
    public enum Fate {
        NEW,
        CHANGED,
        REMOVED
    }

    /** What happens to the people. */
    public enum Inside {
        LEAVE,
        WAIT,
        FINISH_WHAT_THEY_BEGAN,
        MOVE_ON
    }

    public static List<SequencePlan> of(Model live, Model changed) {
        var names = new TreeSet<>(live.sequences().keySet());
        names.addAll(changed.sequences().keySet());
        return names.stream()
                .flatMap(name -> of(
                        name,
                        Optional.ofNullable(live.sequences().get(name)),
                        Optional.ofNullable(changed.sequences().get(name)))
                        .stream())
                .toList();
    }

    private static Optional<SequencePlan> of(String name, Optional<Sequence> before, Optional<Sequence> then) {
        if (then.isEmpty()) {
            return Optional.of(new SequencePlan(name, Fate.REMOVED, Optional.of(Inside.LEAVE)));
        }
        if (before.isEmpty()) {
            return Optional.of(new SequencePlan(name, Fate.NEW, Optional.empty()));
        }
        return before.get().edition().equals(then.get().edition())
                ? Optional.empty()
                : Optional.of(new SequencePlan(name, Fate.CHANGED, Optional.of(inside(then.get()))));
    }

    private static Inside inside(Sequence then) {
        return switch (then.state()) {
            case DRAFT -> Inside.LEAVE;
            case PAUSED -> Inside.WAIT;
            case LIVE -> then.moves() ? Inside.MOVE_ON : Inside.FINISH_WHAT_THEY_BEGAN;
        };
    }
}
