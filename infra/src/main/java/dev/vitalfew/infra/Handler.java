package dev.vitalfew.infra;

/** The functions, in the order of the data's way, and the classes that handle their invocations. */
enum Handler {
    COLLECT("Collect", "collect.CollectHandler"),
    OVERFLOW("Overflow", "collect.OverflowHandler"),
    FOLD("Fold", "segment.FoldHandler"),
    REFOLD("Refold", "segment.RefoldHandler"),
    SETTLE("Settle", "segment.SettleHandler"),
    PLAN_RUN("PlanRun", "segment.PlanRunHandler"),
    RUN_SLICE("RunSlice", "segment.RunSliceHandler"),
    ANNOUNCE("Announce", "announce.AnnounceHandler"),
    ENROLL("Enroll", "lifecycle.EnrollHandler"),
    DISPATCH("Dispatch", "lifecycle.DispatchHandler"),
    SEND("Send", "lifecycle.SendHandler"),
    PAGES("Pages", "lifecycle.PagesHandler"),
    FEEDBACK("Feedback", "feedback.FeedbackHandler"),
    READ("Read", "read.ReadHandler"),
    ACT("Act", "read.ActHandler"),
    INSTALL("Install", "install.InstallHandler");

    private final String id;
    private final String className;

    Handler(String id, String className) {
        this.id = id;
        this.className = "dev.vitalfew." + className;
    }

    String id() {
        return id;
    }

    String className() {
        return className;
    }
}
