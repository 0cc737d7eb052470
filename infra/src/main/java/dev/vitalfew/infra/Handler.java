package dev.vitalfew.infra;

import dev.vitalfew.announce.AnnounceHandler;
import dev.vitalfew.collect.CollectHandler;
import dev.vitalfew.collect.OverflowHandler;
import dev.vitalfew.feedback.FeedbackHandler;
import dev.vitalfew.install.InstallHandler;
import dev.vitalfew.lifecycle.DispatchHandler;
import dev.vitalfew.lifecycle.EnrollHandler;
import dev.vitalfew.lifecycle.NoticeHandler;
import dev.vitalfew.lifecycle.PagesHandler;
import dev.vitalfew.lifecycle.SendHandler;
import dev.vitalfew.read.ActHandler;
import dev.vitalfew.read.EraseHandler;
import dev.vitalfew.read.ExistingHandler;
import dev.vitalfew.read.PreviewHandler;
import dev.vitalfew.read.ReadHandler;
import dev.vitalfew.read.RecipientsHandler;
import dev.vitalfew.read.SendTestHandler;
import dev.vitalfew.read.SendingHandler;
import dev.vitalfew.read.SuppressHandler;
import dev.vitalfew.read.TasksHandler;
import dev.vitalfew.segment.FoldHandler;
import dev.vitalfew.segment.PlanRunHandler;
import dev.vitalfew.segment.RefoldHandler;
import dev.vitalfew.segment.RunSliceHandler;
import dev.vitalfew.segment.SettleHandler;
import dev.vitalfew.tasks.DigestHandler;
import dev.vitalfew.tasks.OpenTasksHandler;
import dev.vitalfew.webhooks.CallWebhooksHandler;

/** The functions, in the order of the data's way, and the classes that handle their invocations. */
enum Handler {
    COLLECT("Collect", CollectHandler.class),
    OVERFLOW("Overflow", OverflowHandler.class),
    FOLD("Fold", FoldHandler.class),
    REFOLD("Refold", RefoldHandler.class),
    SETTLE("Settle", SettleHandler.class),
    PLAN_RUN("PlanRun", PlanRunHandler.class),
    RUN_SLICE("RunSlice", RunSliceHandler.class),
    ANNOUNCE("Announce", AnnounceHandler.class),
    ENROLL("Enroll", EnrollHandler.class),
    NOTICE("Notice", NoticeHandler.class),
    DISPATCH("Dispatch", DispatchHandler.class),
    SEND("Send", SendHandler.class),
    PAGES("Pages", PagesHandler.class),
    FEEDBACK("Feedback", FeedbackHandler.class),
    OPEN_TASKS("OpenTasks", OpenTasksHandler.class),
    DIGEST("Digest", DigestHandler.class),
    CALL_WEBHOOKS("CallWebhooks", CallWebhooksHandler.class),
    READ("Read", ReadHandler.class),
    ACT("Act", ActHandler.class),
    PREVIEW("Preview", PreviewHandler.class),
    RECIPIENTS("Recipients", RecipientsHandler.class),
    EXISTING("Existing", ExistingHandler.class),
    SUPPRESS("Suppress", SuppressHandler.class),
    ERASE("Erase", EraseHandler.class),
    SEND_TEST("SendTest", SendTestHandler.class),
    TASKS("Tasks", TasksHandler.class),
    SENDING("Sending", SendingHandler.class),
    INSTALL("Install", InstallHandler.class);

    private final String id;
    private final Class<?> type;

    Handler(String id, Class<?> type) {
        this.id = id;
        this.type = type;
    }

    String id() {
        return id;
    }

    String className() {
        return type.getName();
    }
}
