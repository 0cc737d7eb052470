package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads who is at the top: {@code top: 20%}, or {@code top: 80%, by: total}. */
final class TopReader {

    static final List<String> KEYS = List.of("top", "by");

    private TopReader() {}

    static Optional<Rule> read(Entry entry, Rule.Ranking ranking) {
        var percent = entry.text("top")
                .flatMap(Quantity::percentage)
                .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(100)) < 0);
        if (percent.isEmpty()) {
            entry.error(entry.at("top"), "top is a percentage below 100", "top: 20%");
        }
        var by = entry.text("by").orElse("number");
        if (!List.of("number", "total").contains(by)) {
            entry.error(entry.at("by"), "the top is counted by number or by total", "by: total");
            return Optional.empty();
        }
        return percent.map(share -> new Rule.Ranked(ranking, share, by.equals("total")));
    }
}
