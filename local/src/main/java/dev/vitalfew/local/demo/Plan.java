package dev.vitalfew.local.demo;

import java.util.Locale;
import java.util.Random;

/** What an account pays for: a price for each seat a month, and the fewest seats that are sold. */
enum Plan {
    FREE(0, 3),
    STARTER(12, 2),
    GROWTH(19, 5),
    SCALE(29, 15),
    ENTERPRISE(49, 40);

    private static final int SMALL = 20;
    private static final int MEDIUM = 120;
    private static final int LARGE = 700;

    private final int perSeat;
    private final int leastSeats;

    Plan(int perSeat, int leastSeats) {
        this.perSeat = perSeat;
        this.leastSeats = leastSeats;
    }

    /** The plan that a firm of this size usually takes; one in six takes the next smaller or larger one. */
    static Plan of(int employees, Random random) {
        var usual = usual(employees).ordinal();
        var taken = random.nextInt(6) == 0 ? usual + (random.nextBoolean() ? 1 : -1) : usual;
        return values()[Math.clamp(taken, STARTER.ordinal(), ENTERPRISE.ordinal())];
    }

    private static Plan usual(int employees) {
        if (employees < SMALL) {
            return STARTER;
        }
        if (employees < MEDIUM) {
            return GROWTH;
        }
        return employees < LARGE ? SCALE : ENTERPRISE;
    }

    Plan next() {
        return values()[Math.min(ordinal() + 1, ENTERPRISE.ordinal())];
    }

    /** How many seats somebody buys who needs this many. */
    int seats(int needed) {
        return Math.max(leastSeats, needed);
    }

    int mrr(int seats) {
        return perSeat * seats;
    }

    String trait() {
        return name().toLowerCase(Locale.ROOT);
    }
}
