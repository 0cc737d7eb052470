package dev.vitalfew.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes histories up, the same for the same sizes. Few do most of it; everybody has favourites, comes by on some days and
 * does several things then, mostly on working days; one in four has left.
 */
final class Histories {

    private static final long SEED = 20;
    private static final int MOST = 600;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final int people;
    private final double mean;
    private byte[] what = new byte[0];
    private byte[] daysAgo = new byte[0];
    private int[] cents = new int[0];
    private int events;

    private Histories(int people, double mean) {
        this.people = people;
        this.mean = mean;
    }

    /** @param mean how many events a person has, on average */
    static History of(int people, double mean) {
        return new Histories(people, mean).make();
    }

    private History make() {
        var from = new int[people + 1];
        var plan = new byte[people];
        var employees = new int[people];
        var country = new byte[people];
        var since = new int[people];
        for (var person = 0; person < people; person++) {
            plan[person] = (byte) (3 * Math.pow(random.nextDouble(), 2) + 0.5);
            employees[person] = (int) Math.exp(3 + 1.5 * random.nextGaussian()) + 1;
            country[person] = (byte) (History.COUNTRIES.size() * Math.pow(random.nextDouble(), 2));
            since[person] = (int) (600 * Math.pow(random.nextDouble(), 1.5));
            live(since[person]);
            from[person + 1] = events;
        }
        return new History(
                people,
                from,
                Arrays.copyOf(what, events),
                Arrays.copyOf(daysAgo, events),
                Arrays.copyOf(cents, events),
                plan,
                employees,
                country,
                since);
    }

    private void live(int since) {
        var earliest = Math.min(History.DAYS - 1, since);
        var latest = random.nextInt(4) == 0 ? random.nextInt(earliest + 1) : 0;
        var count = (int) Math.clamp(Math.round(mean * Math.exp(random.nextGaussian() - 0.5)), 1, MOST);
        room(count);
        var visits = new int[Math.max(1, count / 3)];
        Arrays.setAll(visits, _ -> visit(latest, earliest));
        var favourites = new Happening[] {any(), any()};
        for (var i = 0; i < count; i++) {
            var one = random.nextInt(10) < 7 ? favourites[random.nextInt(2)] : any();
            what[events] = (byte) one.ordinal();
            daysAgo[events] = (byte) visits[random.nextInt(visits.length)];
            cents[events] = one == Happening.INVOICE_PAID ? (int) (100 * Math.exp(4 + random.nextGaussian())) : 0;
            events++;
        }
    }

    private int visit(int latest, int earliest) {
        while (true) {
            var daysAgo = random.nextInt(latest, earliest + 1);
            var weekday = History.AS_OF.minusDays(daysAgo).getDayOfWeek().getValue();
            if (weekday <= 5 || random.nextInt(4) == 0) {
                return daysAgo;
            }
            if (latest == earliest) {
                return daysAgo;
            }
        }
    }

    private Happening any() {
        return Happening.of(random.nextInt(100));
    }

    private void room(int more) {
        if (events + more > what.length) {
            var size = Math.max(1 << 16, 2 * (events + more));
            what = Arrays.copyOf(what, size);
            daysAgo = Arrays.copyOf(daysAgo, size);
            cents = Arrays.copyOf(cents, size);
        }
    }
}
