package dev.vitalfew.bench;

import java.time.LocalDateTime;
import java.util.SplittableRandom;

/**
 * The same history in DuckDB as a company has it: a log of events in the order of their time, with people and events by their
 * names and times as timestamps, and people with their traits in columns.
 */
final class DuckDbLog {

    private final DuckDb duck;

    DuckDbLog(DuckDb duck, History history) {
        this.duck = duck;
        duck.execute("CREATE TABLE arriving (person VARCHAR, event VARCHAR, time TIMESTAMP, amount DOUBLE)");
        duck.execute("CREATE TABLE customers (person VARCHAR, plan VARCHAR, employees INTEGER, country VARCHAR,"
                + " created_at TIMESTAMP)");
        var random = new SplittableRandom(History.DAYS);
        duck.append("customers", rows -> {
            for (var person = 0; person < history.people(); person++) {
                rows.beginRow();
                rows.append(idOf(person));
                rows.append(history.planOf(person));
                rows.append(history.employees()[person]);
                rows.append(history.countryOf(person));
                rows.append(at(history.since()[person], random));
                rows.endRow();
            }
        });
        duck.append("arriving", rows -> {
            for (var person = 0; person < history.people(); person++) {
                for (var i = history.from()[person]; i < history.from()[person + 1]; i++) {
                    rows.beginRow();
                    rows.append(idOf(person));
                    rows.append(Happening.of(history.what()[i]).text);
                    rows.append(at(history.daysAgo()[i], random));
                    rows.append(history.cents()[i] / 100.0);
                    rows.endRow();
                }
            }
        });
        duck.execute("CREATE TABLE log AS SELECT * FROM arriving ORDER BY time");
        duck.execute("DROP TABLE arriving");
        duck.execute("CREATE VIEW happened AS SELECT person, event, time::DATE AS day, DATE '" + History.AS_OF
                + "' - time::DATE AS ago, amount FROM log");
    }

    private static String idOf(int person) {
        return Population.idOf(person).value();
    }

    private static LocalDateTime at(int daysAgo, SplittableRandom random) {
        return History.AS_OF.minusDays(daysAgo).atStartOfDay().plusSeconds(random.nextInt(43_000));
    }

    void execute(String sql) {
        duck.execute(sql);
    }

    int people() {
        return duck.people();
    }

    /** Adds the segments of a table of the person and the bits. */
    void read(String table, String bits, int[] memberships) {
        duck.read("SELECT ('0x' || person[5:])::INTEGER, " + bits + " FROM " + table, memberships);
    }
}
