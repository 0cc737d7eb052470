package dev.vitalfew.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code make bench}: measures, and prints each bound with what was measured. {@code PEOPLE=} another number of them,
 * {@code ONLY=} one part: speed, size, run, send or rate (for {@code SECONDS=}).
 */
public final class Bench {

    private static final String PEOPLE = "200000";
    private static final String ROUNDS = "7";
    private static final String SECONDS = "20";

    private Bench() {}

    public static void main(String[] arguments) {
        var people = Integer.parseInt(setting("PEOPLE", PEOPLE));
        var only = setting("ONLY", "");
        var bounds = new ArrayList<Bound>();
        if (asked(only, "speed")) {
            bounds.addAll(Speed.measure(people, Integer.parseInt(setting("ROUNDS", ROUNDS))));
        }
        if (asked(only, "size")) {
            bounds.addAll(Size.measure(people));
        }
        if (asked(only, "run")) {
            bounds.addAll(Run.measure(
                    List.of(people / 20, people / 2), Integer.parseInt(setting("PEOPLE_OF_AN_ACCOUNT", "2"))));
        }
        if (asked(only, "send")) {
            bounds.addAll(Sending.measure(people / 10));
        }
        if (asked(only, "rate")) {
            bounds.addAll(SendingRate.measure(Duration.ofSeconds(Long.parseLong(setting("SECONDS", SECONDS)))));
        }
        System.out.println();
        System.out.print(Bound.table(bounds));
    }

    private static boolean asked(String only, String part) {
        return only.isEmpty() || List.of(only.split(",")).contains(part);
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
