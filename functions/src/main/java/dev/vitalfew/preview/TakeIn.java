package dev.vitalfew.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** {@code make existing}: says who could come into a sequence for being in a segment already, and takes them in. */
public final class TakeIn {

    private TakeIn() {}

    /**
     * {@code SEQUENCE} says which, {@code CONFIRM} how many may come in (nothing: shows how many they are); {@code URL} and
     * {@code KEY} which stack, {@code PORT} which one of this machine.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var sequence = Variables.find("SEQUENCE");
        var confirmed = Variables.find("CONFIRM");
        if (sequence.isEmpty()
                || confirmed.filter(number -> !number.matches("[0-9]{1,9}")).isPresent()) {
            IO.println(
                    "make existing SEQUENCE=reactivation shows how many are in its segments already; CONFIRM= and that"
                            + " number takes them in (and URL=, KEY= for a deployed stack)");
            System.exit(1);
        }
        try (var stack = Variables.stack()) {
            IO.println(text(stack, sequence.orElseThrow(), confirmed.map(Long::parseLong)));
        } catch (RunningStack.NoAnswer failure) {
            IO.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static String text(RunningStack stack, String sequence, Optional<Long> confirmed)
            throws InterruptedException {
        return confirmed.isEmpty()
                ? shown(stack.existing(sequence, part -> say("%,d people so far, more to come", part.path("people"))))
                : taken(stack.confirm(sequence, confirmed.get(), TakeIn::seen));
    }

    /** Many customers take more than one answer. */
    private static void seen(JsonNode part) {
        say("%,d enrolled so far", part.path("enrolled"));
    }

    private static void say(String pattern, JsonNode number) {
        System.err.println(pattern.formatted(number.asLong()));
    }

    static String shown(JsonNode existing) {
        var sequence = existing.path("sequence").asText();
        var people = existing.path("confirm").asLong();
        return "%,d people%s are in a segment or audience that starts %s and have not entered it; %,d could be emailed.%n%s"
                .formatted(
                        people,
                        existing.path("accounts").asLong() == 0
                                ? ""
                                : " (through %,d accounts)"
                                        .formatted(existing.path("accounts").asLong()),
                        sequence,
                        existing.path("emailable").asLong(),
                        next(existing, sequence, people));
    }

    private static String next(JsonNode existing, String sequence, long people) {
        if (!existing.path("existing").asText().equals("include")) {
            return "They stay out: model/sequences/%s.yaml does not say existing: include.".formatted(sequence);
        }
        if (existing.path("state").asText().equals("draft")) {
            return "They stay out as long as it is a draft.";
        }
        return people == 0
                ? "There is nobody to take in."
                : "To take them in: make existing SEQUENCE=%s CONFIRM=%d".formatted(sequence, people);
    }

    static String taken(JsonNode confirmation) {
        return "%,d of %,d people came into %s. Each email is decided on when it is due, as for everybody there."
                .formatted(
                        confirmation.path("enrolled").asLong(),
                        confirmation.path("confirmed").asLong(),
                        confirmation.path("sequence").asText());
    }
}
