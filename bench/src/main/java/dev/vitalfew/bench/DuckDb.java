package dev.vitalfew.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The same history in DuckDB, in memory, with one thread, in columns prepared for these segments: small integers and enums,
 * days that are counted already from the as-of date, the rows in the order of people. {@link DuckDbLog} is what it was
 * prepared from.
 */
final class DuckDb implements AutoCloseable {

    private final DuckDBConnection connection;
    private final int people;

    DuckDb(History history) {
        people = history.people();
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            execute("SET threads = 1");
            execute("CREATE TYPE what AS ENUM (" + quoted(List.of(Happening.values()), "', '") + ")");
            execute("CREATE TYPE plan AS ENUM ('" + String.join("', '", History.PLANS) + "')");
            execute("CREATE TYPE country AS ENUM ('" + String.join("', '", History.COUNTRIES) + "')");
            load(history);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB can't be given the history", e);
        }
    }

    private static String quoted(List<Happening> all, String between) {
        return "'" + String.join(between, all.stream().map(one -> one.text).toList()) + "'";
    }

    private void load(History history) throws SQLException {
        execute(
                "CREATE TABLE loading_people (person INTEGER, plan VARCHAR, employees INTEGER, country VARCHAR, since INTEGER)");
        execute("CREATE TABLE loading_events (person INTEGER, what VARCHAR, ago INTEGER, cents INTEGER)");
        try (var rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "loading_people")) {
            for (var person = 0; person < people; person++) {
                rows.beginRow();
                rows.append(person);
                rows.append(history.planOf(person));
                rows.append(history.employees()[person]);
                rows.append(history.countryOf(person));
                rows.append(history.since()[person]);
                rows.endRow();
            }
        }
        try (var rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "loading_events")) {
            for (var person = 0; person < people; person++) {
                for (var i = history.from()[person]; i < history.from()[person + 1]; i++) {
                    rows.beginRow();
                    rows.append(person);
                    rows.append(Happening.of(history.what()[i]).text);
                    rows.append((int) history.daysAgo()[i]);
                    rows.append(history.cents()[i]);
                    rows.endRow();
                }
            }
        }
        execute("CREATE TABLE people AS SELECT person, plan::plan AS plan, employees, country::country AS country,"
                + " since::SMALLINT AS since FROM loading_people");
        execute(
                "CREATE TABLE events AS SELECT person, what::what AS what, ago::UTINYINT AS ago, cents FROM loading_events");
        execute("DROP TABLE loading_people");
        execute("DROP TABLE loading_events");
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses: " + sql, e);
        }
    }

    /** Fills a table with rows. */
    void append(String table, Appending appending) {
        try (var rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            appending.to(rows);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB can't be given " + table, e);
        }
    }

    interface Appending {
        void to(DuckDBAppender rows) throws SQLException;
    }

    /** Adds the segments of a query of two columns, the person and their bits, to those of everybody. */
    void read(String sql, int[] memberships) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                memberships[rows.getInt(1)] |= rows.getInt(2);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses: " + sql, e);
        }
    }

    int people() {
        return people;
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            closing.clearWarnings();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }
}
