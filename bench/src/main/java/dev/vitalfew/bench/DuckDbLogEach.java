package dev.vitalfew.bench;

import java.util.List;

/** DuckDB on a log of events, one query per segment, each with the conditions that it needs. */
final class DuckDbLogEach implements Engine {

    private static final String CORE =
            "event IN ('Task Created', 'Task Completed', 'Comment Added', 'Project Launched', 'Team Invited')";
    private static final String ADVANCED = "event IN ('Report Exported', 'Automation Enabled')";

    private static final List<String> SEGMENTS = List.of(
            "SELECT person FROM happened WHERE event = '/pricing' AND ago < 30 GROUP BY person HAVING count(*) >= 2",
            "SELECT person FROM happened WHERE ago < 28 GROUP BY person HAVING count(DISTINCT day) >= 8",
            "SELECT person FROM (SELECT person FROM happened WHERE ago BETWEEN 1 AND 28 AND " + CORE
                    + " GROUP BY person, (ago - 1) // 7 HAVING count(*) >= 2) GROUP BY person HAVING count(*) >= 3",
            "SELECT person FROM happened WHERE ago < 28 AND " + ADVANCED
                    + " GROUP BY person HAVING count(*) FILTER (event = 'Report Exported') > 0"
                    + " AND count(*) FILTER (event = 'Automation Enabled') > 0",
            "SELECT person FROM happened WHERE ago BETWEEN 1 AND 56 GROUP BY person"
                    + " HAVING count(*) FILTER (ago > 28) >= 8"
                    + " AND (count(*) FILTER (ago > 28) - count(*) FILTER (ago <= 28)) * 100"
                    + " >= 50 * count(*) FILTER (ago > 28)",
            "SELECT person FROM happened GROUP BY person HAVING bool_or(event = 'Task Created')"
                    + " AND bool_and(event IN ('Task Created', 'Task Completed'))",
            "SELECT person FROM happened WHERE event = 'Invoice Paid' GROUP BY person HAVING sum(amount) >= 500",
            "SELECT person FROM happened WHERE event = 'Team Invited' GROUP BY person HAVING max(ago) < 14",
            "SELECT person FROM happened WHERE event = 'Report Exported' GROUP BY person HAVING min(ago) > 30",
            "SELECT person FROM customers WHERE plan IN ('scale', 'enterprise')",
            "SELECT person FROM customers WHERE employees BETWEEN 50 AND 999",
            "SELECT DISTINCT invited.person FROM happened invited JOIN happened launched"
                    + " ON launched.person = invited.person"
                    + " AND launched.ago BETWEEN invited.ago - 7 AND invited.ago"
                    + " WHERE invited.event = 'Team Invited' AND launched.event = 'Project Launched'",
            "SELECT person FROM customers WHERE created_at < DATE '2026-11-07' AND person NOT IN (SELECT person FROM happened WHERE ago < 14)",
            "SELECT person FROM customers JOIN (SELECT person FROM happened GROUP BY person"
                    + " HAVING count(*) FILTER (" + ADVANCED + " AND ago < 30) >= 2"
                    + " AND count(*) FILTER (event = 'Payment Failed' AND ago < 14) = 0) USING (person)"
                    + " WHERE plan IN ('free', 'starter')",
            "SELECT person FROM happened GROUP BY person HAVING count(*) FILTER (event = 'Payment Failed' AND ago < 14) > 0"
                    + " OR (count(*) FILTER (event = 'Support Requested' AND ago < 30) >= 2 AND min(ago) >= 7)",
            "SELECT person FROM customers JOIN (SELECT person FROM happened WHERE event IN ('Project Launched', 'Team Invited')"
                    + " GROUP BY person HAVING bool_and(event = 'Project Launched')) USING (person) WHERE employees >= 10",
            "SELECT person FROM customers JOIN (SELECT person, count(*) FILTER (" + ADVANCED
                    + ") AS advanced FROM happened"
                    + " WHERE ago < 28 GROUP BY person HAVING count(*) >= 15"
                    + " AND count(DISTINCT event) FILTER (" + CORE + ") >= 3)"
                    + " USING (person) WHERE plan = 'enterprise' OR advanced > 0",
            "SELECT person FROM happened WHERE event = 'Invoice Paid' AND amount >= 100 AND ago < 60"
                    + " GROUP BY person HAVING count(*) >= 2",
            "SELECT person FROM happened WHERE ago BETWEEN 1 AND 28 AND " + CORE + " GROUP BY person"
                    + " HAVING count(*) FILTER (ago > 14) >= 2 AND count(*) FILTER (ago <= 14)"
                    + " - count(*) FILTER (ago > 14) >= count(*) FILTER (ago > 14)",
            "SELECT person FROM customers JOIN (SELECT person FROM happened WHERE event = 'Comment Added' AND ago < 60"
                    + " GROUP BY person HAVING count(DISTINCT day) BETWEEN 3 AND 40) USING (person)"
                    + " WHERE country <> 'DE' AND plan <> 'free' AND person NOT IN"
                    + " (SELECT person FROM happened WHERE event = 'Support Requested' AND ago < 60)");

    private final DuckDbLog log;

    DuckDbLogEach(DuckDbLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "DuckDB, log of events, 20 queries";
    }

    @Override
    public void run() {
        for (var i = 0; i < SEGMENTS.size(); i++) {
            log.execute("CREATE OR REPLACE TEMP TABLE segment_of_log" + i + " AS " + SEGMENTS.get(i));
        }
    }

    @Override
    public int[] memberships() {
        var memberships = new int[log.people()];
        for (var i = 0; i < SEGMENTS.size(); i++) {
            log.read("segment_of_log" + i, "1 << " + i, memberships);
        }
        return memberships;
    }
}
