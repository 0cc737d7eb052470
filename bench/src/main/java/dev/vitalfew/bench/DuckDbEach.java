package dev.vitalfew.bench;

import java.util.List;

/** DuckDB, one query per segment, each with the conditions that it needs. */
final class DuckDbEach implements Engine {

    private static final String CORE =
            "what IN ('Task Created', 'Task Completed', 'Comment Added', 'Project Launched', 'Team Invited')";
    private static final String ADVANCED = "what IN ('Report Exported', 'Automation Enabled')";

    private static final List<String> SEGMENTS = List.of(
            "SELECT person FROM events WHERE what = '/pricing' AND ago < 30 GROUP BY person HAVING count(*) >= 2",
            "SELECT person FROM events WHERE ago < 28 GROUP BY person HAVING bit_count(bit_or(1::UINTEGER << (ago & 31))) >= 8",
            "SELECT person FROM (SELECT person FROM events WHERE ago BETWEEN 1 AND 28 AND " + CORE
                    + " GROUP BY person, (ago - 1) // 7 HAVING count(*) >= 2) GROUP BY person HAVING count(*) >= 3",
            "SELECT person FROM events WHERE ago < 28 AND " + ADVANCED
                    + " GROUP BY person HAVING count(*) FILTER (what = 'Report Exported') > 0"
                    + " AND count(*) FILTER (what = 'Automation Enabled') > 0",
            "SELECT person FROM events WHERE ago BETWEEN 1 AND 56 GROUP BY person"
                    + " HAVING count(*) FILTER (ago > 28) >= 8"
                    + " AND (count(*) FILTER (ago > 28) - count(*) FILTER (ago <= 28)) * 100"
                    + " >= 50 * count(*) FILTER (ago > 28)",
            "SELECT person FROM events GROUP BY person HAVING bool_or(what = 'Task Created')"
                    + " AND bool_and(what IN ('Task Created', 'Task Completed'))",
            "SELECT person FROM events WHERE what = 'Invoice Paid' GROUP BY person HAVING sum(cents) >= 50000",
            "SELECT person FROM events WHERE what = 'Team Invited' GROUP BY person HAVING max(ago) < 14",
            "SELECT person FROM events WHERE what = 'Report Exported' GROUP BY person HAVING min(ago) > 30",
            "SELECT person FROM people WHERE plan IN ('scale', 'enterprise')",
            "SELECT person FROM people WHERE employees BETWEEN 50 AND 999",
            "SELECT DISTINCT invited.person FROM events invited JOIN events launched"
                    + " ON launched.person = invited.person"
                    + " AND launched.ago BETWEEN invited.ago::SMALLINT - 7 AND invited.ago"
                    + " WHERE invited.what = 'Team Invited' AND launched.what = 'Project Launched'",
            "SELECT person FROM people WHERE since >= 14 AND person NOT IN (SELECT person FROM events WHERE ago < 14)",
            "SELECT person FROM people JOIN (SELECT person FROM events GROUP BY person"
                    + " HAVING count(*) FILTER (" + ADVANCED + " AND ago < 30) >= 2"
                    + " AND count(*) FILTER (what = 'Payment Failed' AND ago < 14) = 0) USING (person)"
                    + " WHERE plan IN ('free', 'starter')",
            "SELECT person FROM events GROUP BY person HAVING count(*) FILTER (what = 'Payment Failed' AND ago < 14) > 0"
                    + " OR (count(*) FILTER (what = 'Support Requested' AND ago < 30) >= 2 AND min(ago) >= 7)",
            "SELECT person FROM people JOIN (SELECT person FROM events WHERE what IN ('Project Launched', 'Team Invited')"
                    + " GROUP BY person HAVING bool_and(what = 'Project Launched')) USING (person) WHERE employees >= 10",
            "SELECT person FROM people JOIN (SELECT person, count(*) FILTER (" + ADVANCED + ") AS advanced FROM events"
                    + " WHERE ago < 28 GROUP BY person HAVING count(*) >= 15"
                    + " AND bit_count(bit_or(1::UINTEGER << enum_code(what)) FILTER (" + CORE + ")) >= 3)"
                    + " USING (person) WHERE plan = 'enterprise' OR advanced > 0",
            "SELECT person FROM events WHERE what = 'Invoice Paid' AND cents >= 10000 AND ago < 60"
                    + " GROUP BY person HAVING count(*) >= 2",
            "SELECT person FROM events WHERE ago BETWEEN 1 AND 28 AND " + CORE + " GROUP BY person"
                    + " HAVING count(*) FILTER (ago > 14) >= 2 AND count(*) FILTER (ago <= 14)"
                    + " - count(*) FILTER (ago > 14) >= count(*) FILTER (ago > 14)",
            "SELECT person FROM people JOIN (SELECT person FROM events WHERE what = 'Comment Added' AND ago < 60"
                    + " GROUP BY person HAVING bit_count(bit_or(1::UBIGINT << (ago & 63))) BETWEEN 3 AND 40) USING (person)"
                    + " WHERE country <> 'DE' AND plan <> 'free' AND person NOT IN"
                    + " (SELECT person FROM events WHERE what = 'Support Requested' AND ago < 60)");

    private final DuckDb duck;

    DuckDbEach(DuckDb duck) {
        this.duck = duck;
    }

    @Override
    public String name() {
        return "DuckDB, prepared columns, 20 queries";
    }

    @Override
    public void run() {
        for (var i = 0; i < SEGMENTS.size(); i++) {
            duck.execute("CREATE OR REPLACE TEMP TABLE segment" + i + " AS " + SEGMENTS.get(i));
        }
    }

    @Override
    public int[] memberships() {
        var memberships = new int[duck.people()];
        for (var i = 0; i < SEGMENTS.size(); i++) {
            duck.read("SELECT person, 1 << " + i + " FROM segment" + i, memberships);
        }
        return memberships;
    }
}
