package dev.vitalfew.lifecycle.suppressions;

/** Whether the operator took over whom the tool before this one must not mail, or said that there was none. */
public interface OtherTool {

    /** What is recorded of emails that wait for it. */
    String REASON =
            "nobody took over the unsubscribes and bounces of the tool before (make suppress), or said that there"
                    + " are none (make suppress WAIVE=your name and why)";

    boolean isSettled();

    /** @param how what was taken over, or who said that there is nothing */
    void settle(String how);
}
