package dev.vitalfew.bench;

/** What people do, by how much of all they do it is; a page's name is its path. */
enum Happening {
    TASK_CREATED("Task Created", 28),
    TASK_COMPLETED("Task Completed", 18),
    COMMENT_ADDED("Comment Added", 14),
    PROJECT_LAUNCHED("Project Launched", 7),
    TEAM_INVITED("Team Invited", 5),
    REPORT_EXPORTED("Report Exported", 6),
    AUTOMATION_ENABLED("Automation Enabled", 3),
    INVOICE_PAID("Invoice Paid", 4),
    PAYMENT_FAILED("Payment Failed", 1),
    SUPPORT_REQUESTED("Support Requested", 3),
    DASHBOARD("/dashboard", 8),
    PRICING("/pricing", 3);

    private static final Happening[] ALL = values();

    final String text;
    private final int percent;

    Happening(String text, int percent) {
        this.text = text;
        this.percent = percent;
    }

    boolean isPage() {
        return text.startsWith("/");
    }

    /** The one that a number from 0 to 99 falls on. */
    static Happening of(int percentile) {
        var rest = percentile;
        for (var one : ALL) {
            rest -= one.percent;
            if (rest < 0) {
                return one;
            }
        }
        throw new IllegalArgumentException("not a percentile: " + percentile);
    }

    static Happening of(byte ordinal) {
        return ALL[ordinal];
    }
}
