package dev.vitalfew.model;

import dev.vitalfew.rules.NpsGroup;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a condition on a person's latest answer to the NPS question. */
final class NpsReader {

    private static final String ANY = "any";
    private static final List<String> GROUPS = Stream.concat(
                    Arrays.stream(NpsGroup.values()).map(NpsGroup::text), Stream.of(ANY))
            .toList();

    private NpsReader() {}

    static Optional<Rule> read(Entry entry, Of of) {
        entry.allows(List.of("nps", "in_last"));
        if (of == Of.ACCOUNTS) {
            entry.error(
                    entry.atKey("nps"),
                    "people answer the NPS question, not accounts",
                    "{ people: { nps: promoter, in_last: 90d }, at_least: 1 }");
            return Optional.empty();
        }
        var window = window(entry);
        var group = entry.text("nps").flatMap(NpsGroup::named);
        var isAny = entry.text("nps").filter(ANY::equals).isPresent();
        if (group.isEmpty() && !isAny) {
            var text = entry.text("nps").orElse("nothing");
            entry.error(entry.at("nps"), text + " is no group of NPS answers", Nearest.instead(text, GROUPS));
            return Optional.empty();
        }
        return window.map(dates -> new Rule.Answered(group, dates));
    }

    /** However far back it reaches: the latest answer is kept when the log has forgotten it. */
    private static Optional<Window> window(Entry entry) {
        if (!entry.has("in_last")) {
            return Optional.of(new Window.Ever());
        }
        var days = entry.text("in_last").flatMap(Quantity::days);
        if (days.isEmpty()) {
            entry.error(
                    entry.at("in_last"),
                    entry.text("in_last").orElse("nothing") + " is not a number of days or weeks",
                    "in_last: 90d");
        }
        return days.map(Window.InLast::new);
    }
}
