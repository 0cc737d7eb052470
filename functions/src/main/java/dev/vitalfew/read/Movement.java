package dev.vitalfew.read;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Renames;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.segment.Run;
import dev.vitalfew.segment.RunStore;
import dev.vitalfew.segment.RunSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many entered and left from one daily run to the next, from what the runs kept: no customer is read.
 *
 * <p>Who entered was counted by the run; who left follows, as a segment's size was, plus those, minus what it is.
 */
final class Movement {

    /** The runs of the last days, and one before them to compare with. */
    private static final int RUNS = 8;

    private final RunStore runs;
    private final Renames renames;
    private final Clock local;

    /** @param local in the model's zone */
    Movement(RunStore runs, Renames renames, Clock local) {
        this.runs = runs;
        this.renames = renames;
        this.local = local;
    }

    /** {@code [{"date": …, "since": …, "segments": {"low": {"entered": 3, "left": 1}}}]}, the latest first. */
    List<Map<String, Object>> ofLens(Lens lens) {
        return days((before, now) -> {
            var segments = new LinkedHashMap<String, Object>();
            for (var segment : lens.segments()) {
                var name = segment.name();
                segments.put(name, moved(before, now, lens.name(), name, inLens(lens.name(), name)));
            }
            return Map.of("segments", segments);
        });
    }

    /** {@code [{"date": …, "since": …, "entered": 3, "left": 1}]}, the latest first. */
    List<Map<String, Object>> ofAudience(Audience audience) {
        var name = audience.name();
        return days((before, now) -> moved(
                before, now, name, Change.IN, summary -> summary.audiences().getOrDefault(name, 0L)));
    }

    private interface Day {
        Map<String, Object> moved(RunSummary before, RunSummary now);
    }

    private List<Map<String, Object>> days(Day day) {
        var closed = Stream.iterate(LocalDate.now(local), date -> date.minusDays(1))
                .limit(RUNS)
                .flatMap(date -> runs.find(date).stream())
                .filter(run -> run.summary().isPresent())
                .toList();
        var days = new ArrayList<Map<String, Object>>();
        for (int newer = 0; newer + 1 < closed.size(); newer++) {
            days.add(day(closed.get(newer + 1), closed.get(newer), day));
        }
        return days;
    }

    private Map<String, Object> day(Run before, Run now, Day day) {
        var said = new LinkedHashMap<String, Object>();
        said.put("date", now.date().toString());
        said.put("since", before.date().toString());
        said.putAll(day.moved(summary(before), summary(now)));
        return said;
    }

    private RunSummary summary(Run run) {
        return run.summary().orElseThrow().under(renames);
    }

    private static Function<RunSummary, Long> inLens(String lens, String segment) {
        return summary -> summary.lenses().getOrDefault(lens, Map.of()).getOrDefault(segment, 0L);
    }

    private static Map<String, Object> moved(
            RunSummary before, RunSummary now, String name, String segment, Function<RunSummary, Long> size) {
        var entered = now.entered().getOrDefault(name, Map.of()).getOrDefault(segment, 0L);
        var moved = new LinkedHashMap<String, Object>();
        moved.put("entered", entered);
        // What changed behind a run that was still going counts for neither side, never for less than nobody.
        moved.put("left", Math.max(0, size.apply(before) + entered - size.apply(now)));
        return moved;
    }
}
