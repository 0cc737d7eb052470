package dev.vitalfew.read;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.ChangeJson;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a subject stands, as JSON, lens by lens in the model's order. */
final class Standings {

    /** The latest changes that a page shows. */
    static final int CHANGES = 50;

    private final Model model;

    Standings(Model model) {
        this.model = model;
    }

    /** {@code {"behavioural_segment": {"segment": "low", "since": …, "reason": …}}}; a segment of null: unclassified. */
    Map<String, Object> segments(Of of, Optional<Standing> standing, Map<String, String> reasons) {
        var segments = new LinkedHashMap<String, Object>();
        model.lenses().stream().filter(lens -> lens.of() == of).map(Lens::name).forEach(lens -> {
            var membership = membership(standing, lens);
            var said = new LinkedHashMap<String, Object>();
            said.put("segment", membership.flatMap(Membership::segment).orElse(null));
            membership.ifPresent(member -> said.put("since", member.since().toString()));
            Optional.ofNullable(reasons.get(lens)).ifPresent(reason -> said.put("reason", reason));
            segments.put(lens, said);
        });
        return segments;
    }

    /** {@code {"pricing_visitors": {"since": …, "reason": …}}}: only those that the subject is in. */
    Map<String, Object> audiences(Of of, Optional<Standing> standing, Map<String, String> reasons) {
        var audiences = new LinkedHashMap<String, Object>();
        model.audiences().stream()
                .filter(audience -> audience.of() == of)
                .map(Audience::name)
                .forEach(audience -> membership(standing, audience)
                        .filter(membership -> membership.segment().equals(Optional.of(Change.IN)))
                        .ifPresent(membership -> {
                            var said = new LinkedHashMap<String, Object>();
                            said.put("since", membership.since().toString());
                            Optional.ofNullable(reasons.get(audience)).ifPresent(reason -> said.put("reason", reason));
                            audiences.put(audience, said);
                        }));
        return audiences;
    }

    /** {@code {"lead": {"points": 35, "reason": "20 for …; 15 for …"}}}. */
    Map<String, Object> scores(Map<String, Long> points, Map<String, String> reasons) {
        var scores = new LinkedHashMap<String, Object>();
        model.scores().stream().map(Score::name).filter(points::containsKey).forEach(score -> {
            var said = new LinkedHashMap<String, Object>();
            said.put("points", points.get(score));
            Optional.ofNullable(reasons.get(score)).ifPresent(reason -> said.put("reason", reason));
            scores.put(score, said);
        });
        return scores;
    }

    /** As they stand in the history, the latest first. */
    static List<Object> changes(List<Change> changes) {
        return changes.stream()
                .<Object>map(change -> new RawValue(ChangeJson.write(change).toString()))
                .toList();
    }

    private static Optional<Membership> membership(Optional<Standing> standing, String name) {
        return standing.flatMap(
                stands -> Optional.ofNullable(stands.memberships().get(name)));
    }
}
