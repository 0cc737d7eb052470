package dev.vitalfew.read;

import dev.vitalfew.lifecycle.DynamoResults;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of those who entered a sequence. */
final class SequencePages {

    private static final int DAYS = 90;
    private static final int MOST_DAYS = 400;

    private final Model model;
    private final DynamoResults results;
    private final Clock clock;

    SequencePages(Model model, DynamoResults results, Clock clock) {
        this.model = model;
        this.results = results;
        this.clock = clock;
    }

    Map<String, Object> sequence(String name, HttpRequest request) {
        var sequence = Optional.ofNullable(model.sequences().get(name))
                .orElseThrow(() -> Problem.notFound("there is no sequence " + name));
        var days = days(request);
        var page = new LinkedHashMap<String, Object>();
        page.put("sequence", name);
        page.put("state", sequence.state().name().toLowerCase(Locale.ROOT));
        page.put("topic", sequence.topic());
        page.put("edition", sequence.edition());
        sequence.goal().map(SequencePages::words).ifPresent(goal -> page.put("goal", goal));
        page.put("days", days);
        page.putAll(results.of(sequence, days, clock.instant()));
        return page;
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
