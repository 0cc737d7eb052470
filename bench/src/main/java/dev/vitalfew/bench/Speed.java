package dev.vitalfew.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How much CPU it takes to put everybody into 20 segments, against others. */
final class Speed {

    private static final int EVENTS = 20;

    private Speed() {}

    static List<Bound> measure(int people, int rounds) {
        var history = Histories.of(people, EVENTS);
        System.out.printf("%,d people, %,d events; folding them into items%n", people, history.events());
        var population = new Population(history);
        var stored = new ArrayList<Map<String, AttributeValue>>();
        for (var person = 0; person < people; person++) {
            stored.add(population.stored(person));
        }
        try (var duck = new DuckDb(history)) {
            var ceiling = new Ceiling(history);
            var product = new ProductOnUsage(stored, population.items(), population.modelOfAll());
            var whole = new Product(stored, population.items(), population.modelOfAll());
            var atOnce = new DuckDbAtOnce(duck);
            var each = new DuckDbEach(duck);
            var log = new DuckDbLog(duck, history);
            var logAtOnce = new DuckDbLogAtOnce(log);
            var logEach = new DuckDbLogEach(log);
            var cel = new Cel(history);
            var engines = List.<Engine>of(ceiling, product, whole, logAtOnce, logEach, atOnce, each, cel);
            var measured = Rounds.of(engines, rounds);
            System.out.println(
                    "all engines found the same memberships; CPU of a run, median of " + rounds + " rounds:");
            for (var engine : engines) {
                System.out.printf(
                        "  %-36s %,10.1f ms  %,8.0f ns a person%n",
                        engine.name(), measured.milliseconds(engine), 1e6 * measured.milliseconds(engine) / people);
            }
            System.out.printf(
                    "  less CPU than DuckDB on prepared columns: %.1f × one query, %.1f × a query per segment%n",
                    measured.ratio(atOnce, product), measured.ratio(each, product));
            return List.of(
                    Bound.atLeast("less CPU than DuckDB, one query for all", 10, measured.ratio(logAtOnce, product)),
                    Bound.atLeast("less CPU than DuckDB, a query per segment", 25, measured.ratio(logEach, product)),
                    Bound.atLeast("less CPU than CEL on ready counts", 50, measured.ratio(cel, product)),
                    Bound.atMost(
                            "CPU of a loop over raw events, written by hand",
                            2.5,
                            measured.ratio(product, ceiling),
                            "×"));
        }
    }
}
