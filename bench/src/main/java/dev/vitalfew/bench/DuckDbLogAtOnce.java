package dev.vitalfew.bench;

/** DuckDB on a log of events, one query for all segments. */
final class DuckDbLogAtOnce implements Engine {

    private static final String SEGMENTS = """
            CREATE OR REPLACE TEMP TABLE memberships_of_log AS
            WITH counted AS (
                SELECT person,
                    count(*) FILTER (event = '/pricing' AND ago < 30) AS pricing30,
                    count(DISTINCT day) FILTER (ago < 28) AS days28,
                    count(*) FILTER (ago < 28) AS last28,
                    count(*) FILTER (ago BETWEEN 1 AND 28) AS now28,
                    count(*) FILTER (ago BETWEEN 29 AND 56) AS before28,
                    count(*) FILTER (core AND ago BETWEEN 1 AND 7) AS week1,
                    count(*) FILTER (core AND ago BETWEEN 8 AND 14) AS week2,
                    count(*) FILTER (core AND ago BETWEEN 15 AND 21) AS week3,
                    count(*) FILTER (core AND ago BETWEEN 22 AND 28) AS week4,
                    count(DISTINCT event) FILTER (core AND ago < 28) AS core28,
                    count(*) FILTER (event = 'Report Exported' AND ago < 28) AS reports28,
                    count(*) FILTER (event = 'Automation Enabled' AND ago < 28) AS automations28,
                    count(*) FILTER (event IN ('Report Exported', 'Automation Enabled') AND ago < 30) AS advanced30,
                    bool_or(event = 'Task Created') AS tasks, bool_and(event IN ('Task Created', 'Task Completed')) AS only_tasks,
                    bool_or(event = 'Project Launched') AS launches, bool_or(event = 'Team Invited') AS invites,
                    sum(amount) FILTER (event = 'Invoice Paid') AS paid,
                    count(*) FILTER (event = 'Invoice Paid' AND amount >= 100 AND ago < 60) AS large60,
                    max(ago) FILTER (event = 'Team Invited') AS first_invite,
                    min(ago) FILTER (event = 'Report Exported') AS last_report,
                    min(ago) AS latest,
                    count(*) FILTER (event = 'Payment Failed' AND ago < 14) AS failed14,
                    count(*) FILTER (event = 'Support Requested' AND ago < 30) AS support30,
                    count(*) FILTER (event = 'Support Requested' AND ago < 60) AS support60,
                    count(DISTINCT day) FILTER (event = 'Comment Added' AND ago < 60) AS comments60
                FROM (
                    SELECT *, event IN ('Task Created', 'Task Completed', 'Comment Added', 'Project Launched', 'Team Invited') AS core
                    FROM happened)
                GROUP BY person),
            followed AS (
                SELECT DISTINCT invited.person
                FROM happened invited JOIN happened launched ON launched.person = invited.person
                    AND launched.ago BETWEEN invited.ago - 7 AND invited.ago
                WHERE invited.event = 'Team Invited' AND launched.event = 'Project Launched')
            SELECT customers.person, (
                  (pricing30 >= 2)::INT
                + (days28 >= 8)::INT * 2
                + ((week1 >= 2)::INT + (week2 >= 2)::INT + (week3 >= 2)::INT + (week4 >= 2)::INT >= 3)::INT * 4
                + (reports28 > 0 AND automations28 > 0)::INT * 8
                + (before28 >= 8 AND (before28 - now28) * 100 >= 50 * before28)::INT * 16
                + (tasks AND only_tasks)::INT * 32
                + (coalesce(paid, 0) >= 500)::INT * 64
                + (coalesce(first_invite < 14, false))::INT * 128
                + (coalesce(last_report > 30, false))::INT * 256
                + (plan IN ('scale', 'enterprise'))::INT * 512
                + (employees BETWEEN 50 AND 999)::INT * 1024
                + (followed.person IS NOT NULL)::INT * 2048
                + (created_at < DATE '2026-11-07' AND latest >= 14)::INT * 4096
                + (plan IN ('free', 'starter') AND advanced30 >= 2 AND failed14 = 0)::INT * 8192
                + (failed14 > 0 OR (support30 >= 2 AND latest >= 7))::INT * 16384
                + (launches AND NOT invites AND employees >= 10)::INT * 32768
                + (last28 >= 15 AND core28 >= 3 AND (plan = 'enterprise' OR reports28 + automations28 > 0))::INT * 65536
                + (large60 >= 2)::INT * 131072
                + (week3 + week4 >= 2 AND week1 + week2 - week3 - week4 >= week3 + week4)::INT * 262144
                + (comments60 BETWEEN 3 AND 40 AND country <> 'DE' AND support60 = 0 AND plan <> 'free')::INT * 524288
                ) AS segments
            FROM customers JOIN counted ON counted.person = customers.person
                LEFT JOIN followed ON followed.person = customers.person
            """;

    private final DuckDbLog log;

    DuckDbLogAtOnce(DuckDbLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "DuckDB, log of events, one query";
    }

    @Override
    public void run() {
        log.execute(SEGMENTS);
    }

    @Override
    public int[] memberships() {
        var memberships = new int[log.people()];
        log.read("memberships_of_log", "segments", memberships);
        return memberships;
    }
}
