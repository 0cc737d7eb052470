package dev.vitalfew.lifecycle.ledger;

import java.util.Locale;

/**
 * How many emails were sent, and how many of them nobody is there for or somebody complained of. What the mail service
 * did not send, as the address was on its list for this account, is in none of the numbers.
 */
public record Tally(long sent, long bounced, long complained) {

    public static final Tally NONE = new Tally(0, 0, 0);

    /** Before SES puts an account under review, at 5 % of bounces. */
    public static final double MOST_BOUNCED = 0.04;

    /** Before Gmail and Yahoo turn emails away, at 0.3 % of complaints. */
    public static final double MOST_COMPLAINED = 0.002;

    private static final long FEWEST_COMPLAINTS = 3;
    private static final long FEWEST_COMPLAINTS_TO_WARN = 2;

    /** What the numbers ask for. */
    public enum Verdict {
        FINE,
        NEAR,
        OVER
    }

    public Tally plus(Tally other) {
        return new Tally(sent + other.sent, bounced + other.bounced, complained + other.complained);
    }

    public Tally minus(Tally other) {
        return new Tally(sent - other.sent, bounced - other.bounced, complained - other.complained);
    }

    /** @param fewest with fewer emails sent, shares say nothing */
    public Verdict verdict(long fewest) {
        if (sent < fewest) {
            return Verdict.FINE;
        }
        if (bounceRate() >= MOST_BOUNCED || complaintRate() >= MOST_COMPLAINED && complained >= FEWEST_COMPLAINTS) {
            return Verdict.OVER;
        }
        var near = bounceRate() >= MOST_BOUNCED / 2
                || complaintRate() >= MOST_COMPLAINED / 2 && complained >= FEWEST_COMPLAINTS_TO_WARN;
        return near ? Verdict.NEAR : Verdict.FINE;
    }

    public double bounceRate() {
        return share(bounced);
    }

    public double complaintRate() {
        return share(complained);
    }

    private double share(long some) {
        return sent == 0 ? 0 : (double) some / sent;
    }

    public String words() {
        return String.format(
                Locale.ROOT,
                "of %d emails %d bounced (%.1f %%) and %d were complained of (%.2f %%)",
                sent,
                bounced,
                bounceRate() * 100,
                complained,
                complaintRate() * 100);
    }
}
