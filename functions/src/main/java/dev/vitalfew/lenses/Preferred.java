package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.rules.Preference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What somebody prefers, and how that is known. */
public sealed interface Preferred {

    Preference.Source source();

    /** One, or several that were declared in a list. */
    List<JsonNode> values();

    /** How it is known, in words. */
    String known();

    /** @param byPublicKey whether a browser said so */
    record Declared(List<JsonNode> values, boolean byPublicKey) implements Preferred {
        public Declared {
            values = List.copyOf(values);
        }

        @Override
        public Preference.Source source() {
            return Preference.Source.DECLARED;
        }

        @Override
        public String known() {
            return "declared with the " + (byPublicKey ? "public" : "secret") + " key";
        }
    }

    /** @param from where staff have it from; empty when they did not say */
    record Noted(List<JsonNode> values, Optional<String> from) implements Preferred {
        public Noted {
            values = List.copyOf(values);
        }

        @Override
        public Preference.Source source() {
            return Preference.Source.STAFF;
        }

        @Override
        public String known() {
            return "noted by staff" + from.map(": "::concat).orElse("");
        }
    }

    /** @param clicks how many there were, as far back as they count */
    record Inferred(List<JsonNode> values, long clicks, BigDecimal weight) implements Preferred {
        public Inferred {
            values = List.copyOf(values);
        }

        @Override
        public Preference.Source source() {
            return Preference.Source.INFERRED;
        }

        @Override
        public String known() {
            var shown = weight.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
            return "inferred from " + Words.counted(clicks, "click") + " of weight " + shown.toPlainString();
        }
    }
}
