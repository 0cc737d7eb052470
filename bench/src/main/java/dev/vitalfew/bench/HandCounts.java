package dev.vitalfew.bench;

import static dev.vitalfew.bench.Happening.*;

import java.util.Arrays;

/** What the 20 segments ask of one person, counted from raw events; and what the segments make of it. */
final class HandCounts {

    private static final int CORE = 1 << TASK_CREATED.ordinal()
            | 1 << TASK_COMPLETED.ordinal()
            | 1 << COMMENT_ADDED.ordinal()
            | 1 << PROJECT_LAUNCHED.ordinal()
            | 1 << TEAM_INVITED.ordinal();
    private static final int ADVANCED = 1 << REPORT_EXPORTED.ordinal() | 1 << AUTOMATION_ENABLED.ordinal();
    private static final int NOT_TASKS = ~(1 << TASK_CREATED.ordinal() | 1 << TASK_COMPLETED.ordinal());
    private static final int FREE = History.PLANS.indexOf("free");
    private static final int STARTER = History.PLANS.indexOf("starter");
    private static final int SCALE = History.PLANS.indexOf("scale");
    private static final int ENTERPRISE = History.PLANS.indexOf("enterprise");
    private static final int GERMANY = History.COUNTRIES.indexOf("DE");

    int kinds;
    int kinds28;
    int days28;
    int last28;
    int now28;
    int before28;
    int coreNow14;
    int coreBefore14;
    final int[] coreWeeks = new int[4];
    int advanced28;
    int advanced30;
    int pricing30;
    int support30;
    int support60;
    int failed14;
    long paid;
    int largeInvoices60;
    int latest;
    int firstInvite;
    int lastReport;
    long comments60;
    long invitesLately;
    long invitesLongAgo;
    long launchesLately;
    long launchesLongAgo;
    int plan;
    int employees;
    int country;
    int since;

    void count(History history, int person) {
        clear(history, person);
        for (int i = history.from()[person], end = history.from()[person + 1]; i < end; i++) {
            add(history.what()[i], history.daysAgo()[i], history.cents()[i]);
        }
    }

    private void clear(History history, int person) {
        kinds = kinds28 = days28 = last28 = now28 = before28 = coreNow14 = coreBefore14 = 0;
        advanced28 = advanced30 = pricing30 = support30 = support60 = failed14 = largeInvoices60 = 0;
        Arrays.fill(coreWeeks, 0);
        paid = comments60 = invitesLately = invitesLongAgo = launchesLately = launchesLongAgo = 0;
        latest = lastReport = Integer.MAX_VALUE;
        firstInvite = -1;
        plan = history.plan()[person];
        employees = history.employees()[person];
        country = history.country()[person];
        since = history.since()[person];
    }

    private void add(int what, int daysAgo, int cents) {
        var kind = 1 << what;
        kinds |= kind;
        latest = Math.min(latest, daysAgo);
        if (daysAgo < 28) {
            last28++;
            days28 |= 1 << daysAgo;
            kinds28 |= kind;
        }
        if (daysAgo >= 1 && daysAgo <= 28) {
            now28++;
        } else if (daysAgo > 28 && daysAgo <= 56) {
            before28++;
        }
        if ((kind & CORE) != 0 && daysAgo >= 1 && daysAgo <= 28) {
            coreWeeks[(daysAgo - 1) / 7]++;
            if (daysAgo <= 14) {
                coreNow14++;
            } else {
                coreBefore14++;
            }
        }
        switch (what) {
            case 2 -> comments60 |= daysAgo < 60 ? 1L << daysAgo : 0;
            case 3 -> {
                launchesLately |= daysAgo < 64 ? 1L << daysAgo : 0;
                launchesLongAgo |= daysAgo >= 64 ? 1L << daysAgo - 64 : 0;
            }
            case 4 -> {
                firstInvite = Math.max(firstInvite, daysAgo);
                invitesLately |= daysAgo < 64 ? 1L << daysAgo : 0;
                invitesLongAgo |= daysAgo >= 64 ? 1L << daysAgo - 64 : 0;
            }
            case 5 -> {
                lastReport = Math.min(lastReport, daysAgo);
                advanced(daysAgo);
            }
            case 6 -> advanced(daysAgo);
            case 7 -> {
                paid += cents;
                largeInvoices60 += cents >= 10_000 && daysAgo < 60 ? 1 : 0;
            }
            case 8 -> failed14 += daysAgo < 14 ? 1 : 0;
            case 9 -> {
                support30 += daysAgo < 30 ? 1 : 0;
                support60 += daysAgo < 60 ? 1 : 0;
            }
            case 11 -> pricing30 += daysAgo < 30 ? 1 : 0;
            default -> {}
        }
    }

    private void advanced(int daysAgo) {
        advanced28 += daysAgo < 28 ? 1 : 0;
        advanced30 += daysAgo < 30 ? 1 : 0;
    }

    int weeksOfCore() {
        var weeks = 0;
        for (var week : coreWeeks) {
            weeks += week >= 2 ? 1 : 0;
        }
        return weeks;
    }

    /** Whether a launch was on the day of an invitation or one of the 7 after it. */
    boolean launchedAfterInvite() {
        for (var later = 0; later <= 7; later++) {
            var lately = invitesLately >>> later | (later == 0 ? 0 : invitesLongAgo << 64 - later);
            if ((lately & launchesLately) != 0 || (invitesLongAgo >>> later & launchesLongAgo) != 0) {
                return true;
            }
        }
        return false;
    }

    int kindsOfCore() {
        return Integer.bitCount(kinds28 & CORE);
    }

    int kindsOfAdvanced() {
        return Integer.bitCount(kinds28 & ADVANCED);
    }

    boolean didOnlyTasks() {
        return (kinds & NOT_TASKS) == 0;
    }

    boolean did(Happening one) {
        return (kinds & 1 << one.ordinal()) != 0;
    }

    int segments() {
        return bit(0, pricing30 >= 2)
                | bit(1, Integer.bitCount(days28) >= 8)
                | bit(2, weeksOfCore() >= 3)
                | bit(3, kindsOfAdvanced() >= 2)
                | bit(4, before28 >= 8 && (before28 - now28) * 2 >= before28)
                | bit(5, did(TASK_CREATED) && didOnlyTasks())
                | bit(6, paid >= 50_000)
                | bit(7, firstInvite >= 0 && firstInvite < 14)
                | bit(8, lastReport > 30 && lastReport != Integer.MAX_VALUE)
                | bit(9, plan == SCALE || plan == ENTERPRISE)
                | bit(10, employees >= 50 && employees <= 999)
                | bit(11, launchedAfterInvite())
                | bit(12, since >= 14 && latest >= 14)
                | bit(13, (plan == FREE || plan == STARTER) && advanced30 >= 2 && failed14 == 0)
                | bit(14, failed14 > 0 || support30 >= 2 && latest >= 7)
                | bit(15, did(PROJECT_LAUNCHED) && !did(TEAM_INVITED) && employees >= 10)
                | bit(16, last28 >= 15 && kindsOfCore() >= 3 && (plan == ENTERPRISE || advanced28 > 0))
                | bit(17, largeInvoices60 >= 2)
                | bit(18, coreBefore14 >= 2 && coreNow14 - coreBefore14 >= coreBefore14)
                | bit(
                        19,
                        Long.bitCount(comments60) >= 3
                                && Long.bitCount(comments60) <= 40
                                && country != GERMANY
                                && support60 == 0
                                && plan != FREE);
    }

    private static int bit(int segment, boolean in) {
        return in ? 1 << segment : 0;
    }
}
