package dev.vitalfew.read;

import dev.vitalfew.lifecycle.existing.Confirmation;
import dev.vitalfew.lifecycle.existing.Confirmations;
import dev.vitalfew.lifecycle.results.DynamoResults;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What became of those who entered a sequence, or each of them. */
final class SequencePages {

    /** More would take longer than a request may. */
    private static final int MOST = 200_000;

    /** The same of all sequences together, of which a model has some dozens. */
    private static final int MOST_EACH = 10_000;

    private static final int CONFIRMATIONS = 20;
    private static final int DAYS = 90;
    private static final int MOST_DAYS = 400;

    private final Model model;
    private final DynamoResults results;
    private final Confirmations confirmations;
    private final Clock clock;

    SequencePages(Model model, DynamoResults results, Confirmations confirmations, Clock clock) {
        this.model = model;
        this.results = results;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** Every sequence of the model, by name. */
    Map<String, Object> all(HttpRequest request) {
        var days = days(request);
        var now = clock.instant();
        var sequences = model.sequences().values().stream()
                .sorted(Comparator.comparing(Sequence::name))
                .map(sequence -> line(sequence, results.of(sequence, days, now, MOST_EACH)))
                .toList();
        return Map.of("days", days, "sequences", sequences);
    }

    private static Map<String, Object> line(Sequence sequence, Map<String, Object> results) {
        var line = new LinkedHashMap<String, Object>();
        line.put("sequence", sequence.name());
        line.put("state", state(sequence));
        line.put("topic", sequence.topic());
        for (var said : List.of("entered", "sent", "goals", "complete")) {
            line.put(said, Objects.requireNonNull(results.get(said), said));
        }
        return line;
    }

    static String state(Sequence sequence) {
        return sequence.state().name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> sequence(String name, HttpRequest request) {
        var sequence = find(model, name);
        var days = days(request);
        var page = new LinkedHashMap<String, Object>();
        page.put("sequence", name);
        page.put("state", state(sequence));
        page.put("topic", sequence.topic());
        page.put("edition", sequence.edition());
        sequence.goal().map(SequencePages::words).ifPresent(goal -> page.put("goal", goal));
        page.put("existing", existing(sequence));
        page.put(
                "confirmed",
                confirmations
                        .of(name)
                        .filter(Confirmation::holds)
                        .limit(CONFIRMATIONS)
                        .map(SequencePages::said)
                        .toList());
        page.put("days", days);
        page.putAll(results.of(sequence, days, clock.instant(), MOST));
        return page;
    }

    static Sequence find(Model model, String name) {
        return Optional.ofNullable(model.sequences().get(name))
                .orElseThrow(() -> Problem.notFound("there is no sequence " + name));
    }

    /** What becomes of those who were in before it started, as its file says it. */
    static String existing(Sequence sequence) {
        return sequence.includes() ? "include" : "exclude";
    }

    /** Who of those who were in before came in by an operator's word. */
    static Map<String, Object> said(Confirmation confirmation) {
        var said = new LinkedHashMap<String, Object>();
        said.put("at", confirmation.at().toString());
        said.put("confirmed", confirmation.number());
        said.put("enrolled", confirmation.taken());
        said.put("done", confirmation.phase() == Confirmation.Phase.DONE);
        return said;
    }

    private static String words(Sequence.Goal goal) {
        var what =
                switch (goal.reach()) {
                    case Sequence.Reach.Happens(var occasion) -> occasion.words();
                    case Sequence.Reach.Enters(var membership, var segments) ->
                        membership + " " + String.join(" or ", segments);
                };
        return what + " within " + goal.within().toDays() + " days";
    }

    private static int days(HttpRequest request) {
        var stated = request.query("days").orElse(String.valueOf(DAYS));
        if (!stated.matches("[1-9][0-9]{0,2}") || Integer.parseInt(stated) > MOST_DAYS) {
            throw Problem.badRequest("days is a whole number from 1 to " + MOST_DAYS + ", not " + stated);
        }
        return Integer.parseInt(stated);
    }
}
