package dev.vitalfew.bench;

/**
 * DuckDB, one query for all segments: it reads the events once. Dates are counted by bits, which costs it less than {@code
 * count(DISTINCT …)}.
 */
final class DuckDbAtOnce implements Engine {

    private static final String SEGMENTS = """
            CREATE OR REPLACE TEMP TABLE memberships AS
            WITH counted AS (
                SELECT person,
                    count(*) FILTER (what = '/pricing' AND ago < 30) AS pricing30,
                    bit_count(bit_or(1::UINTEGER << (ago & 31)) FILTER (ago < 28)) AS days28,
                    count(*) FILTER (ago < 28) AS last28,
                    count(*) FILTER (ago BETWEEN 1 AND 28) AS now28,
                    count(*) FILTER (ago BETWEEN 29 AND 56) AS before28,
                    count(*) FILTER (core AND ago BETWEEN 1 AND 7) AS week1,
                    count(*) FILTER (core AND ago BETWEEN 8 AND 14) AS week2,
                    count(*) FILTER (core AND ago BETWEEN 15 AND 21) AS week3,
                    count(*) FILTER (core AND ago BETWEEN 22 AND 28) AS week4,
                    bit_count(bit_or(1::UINTEGER << kind) FILTER (core AND ago < 28)) AS core28,
                    count(*) FILTER (what = 'Report Exported' AND ago < 28) AS reports28,
                    count(*) FILTER (what = 'Automation Enabled' AND ago < 28) AS automations28,
                    count(*) FILTER (what IN ('Report Exported', 'Automation Enabled') AND ago < 30) AS advanced30,
                    bit_or(1::UINTEGER << kind) AS kinds,
                    sum(cents) FILTER (what = 'Invoice Paid') AS paid,
                    count(*) FILTER (what = 'Invoice Paid' AND cents >= 10000 AND ago < 60) AS large60,
                    max(ago) FILTER (what = 'Team Invited') AS first_invite,
                    min(ago) FILTER (what = 'Report Exported') AS last_report,
                    min(ago) AS latest,
                    count(*) FILTER (what = 'Payment Failed' AND ago < 14) AS failed14,
                    count(*) FILTER (what = 'Support Requested' AND ago < 30) AS support30,
                    count(*) FILTER (what = 'Support Requested' AND ago < 60) AS support60,
                    bit_count(bit_or(1::UBIGINT << (ago & 63)) FILTER (what = 'Comment Added' AND ago < 60)) AS comments60
                FROM (
                    SELECT *, enum_code(what) AS kind,
                        what IN ('Task Created', 'Task Completed', 'Comment Added', 'Project Launched', 'Team Invited') AS core
                    FROM events)
                GROUP BY person),
            followed AS (
                SELECT DISTINCT invited.person
                FROM events invited JOIN events launched ON launched.person = invited.person
                    AND launched.ago BETWEEN invited.ago::SMALLINT - 7 AND invited.ago
                WHERE invited.what = 'Team Invited' AND launched.what = 'Project Launched')
            SELECT people.person, (
                  (pricing30 >= 2)::INT
                + (coalesce(days28, 0) >= 8)::INT * 2
                + ((week1 >= 2)::INT + (week2 >= 2)::INT + (week3 >= 2)::INT + (week4 >= 2)::INT >= 3)::INT * 4
                + (reports28 > 0 AND automations28 > 0)::INT * 8
                + (before28 >= 8 AND (before28 - now28) * 100 >= 50 * before28)::INT * 16
                + ((kinds & 1) = 1 AND (kinds >> 2) = 0)::INT * 32
                + (coalesce(paid, 0) >= 50000)::INT * 64
                + (coalesce(first_invite < 14, false))::INT * 128
                + (coalesce(last_report > 30, false))::INT * 256
                + (plan IN ('scale', 'enterprise'))::INT * 512
                + (employees BETWEEN 50 AND 999)::INT * 1024
                + (followed.person IS NOT NULL)::INT * 2048
                + (since >= 14 AND latest >= 14)::INT * 4096
                + (plan IN ('free', 'starter') AND advanced30 >= 2 AND failed14 = 0)::INT * 8192
                + (failed14 > 0 OR (support30 >= 2 AND latest >= 7))::INT * 16384
                + ((kinds & 8) = 8 AND (kinds & 16) = 0 AND employees >= 10)::INT * 32768
                + (last28 >= 15 AND coalesce(core28, 0) >= 3 AND (plan = 'enterprise' OR reports28 + automations28 > 0))::INT * 65536
                + (large60 >= 2)::INT * 131072
                + (week3 + week4 >= 2 AND week1 + week2 - week3 - week4 >= week3 + week4)::INT * 262144
                + (coalesce(comments60, 0) BETWEEN 3 AND 40 AND country <> 'DE' AND support60 = 0 AND plan <> 'free')::INT * 524288
                ) AS segments
            FROM people JOIN counted ON counted.person = people.person
                LEFT JOIN followed ON followed.person = people.person
            """;

    private final DuckDb duck;

    DuckDbAtOnce(DuckDb duck) {
        this.duck = duck;
    }

    @Override
    public String name() {
        return "DuckDB, prepared columns, one query";
    }

    @Override
    public void run() {
        duck.execute(SEGMENTS);
    }

    @Override
    public int[] memberships() {
        var memberships = new int[duck.people()];
        duck.read("SELECT person, segments FROM memberships", memberships);
        return memberships;
    }
}
