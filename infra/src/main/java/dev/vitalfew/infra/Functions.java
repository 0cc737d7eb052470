package dev.vitalfew.infra;

import static dev.vitalfew.infra.TableCall.BATCH_GET;
import static dev.vitalfew.infra.TableCall.BATCH_WRITE;
import static dev.vitalfew.infra.TableCall.CHECK;
import static dev.vitalfew.infra.TableCall.DELETE;
import static dev.vitalfew.infra.TableCall.GET;
import static dev.vitalfew.infra.TableCall.PUT;
import static dev.vitalfew.infra.TableCall.QUERY;
import static dev.vitalfew.infra.TableCall.SCAN;
import static dev.vitalfew.infra.TableCall.UPDATE;

import dev.vitalfew.tasks.DynamoTasks;
import java.util.List;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;

/** The functions, and for each every call that it makes: what is not here is denied. */
final class Functions {

    final StageFunction collect;
    final StageFunction overflow;
    final StageFunction fold;
    final StageFunction refold;
    final StageFunction settle;
    final StageFunction planRun;
    final StageFunction runSlice;
    final StageFunction announce;
    final StageFunction enroll;
    final StageFunction notice;
    final StageFunction dispatch;
    final StageFunction send;
    final StageFunction pages;
    final StageFunction feedback;
    final StageFunction openTasks;
    final StageFunction digest;
    final StageFunction callWebhooks;
    final StageFunction read;
    final StageFunction act;
    final StageFunction preview;
    final StageFunction recipients;
    final StageFunction existing;
    final StageFunction suppress;
    final StageFunction erase;
    final StageFunction sendTest;
    final StageFunction tasks;
    final StageFunction sending;
    final StageFunction install;

    private final Construct scope;
    private final Code code;
    private final Tables tables;
    private final Queues queues;

    Functions(Construct scope, Code code, LayerVersion model, Tables tables, Queues queues, EventBus bus, Mail mail) {
        this.scope = scope;
        this.code = code;
        this.tables = tables;
        this.queues = queues;
        collect = function(Handler.COLLECT, Sizing.COLLECT)
                .calls(tables.events, GET, PUT, BATCH_WRITE)
                .calls(tables.control, GET)
                .calls(tables.rejected, BATCH_WRITE)
                .sends(queues.overflow);
        overflow = function(Handler.OVERFLOW, Sizing.OVERFLOW)
                .calls(tables.events, GET, PUT, BATCH_WRITE)
                .calls(tables.rejected, BATCH_WRITE);
        fold = placing(Handler.FOLD, Sizing.FOLD)
                .calls(tables.runs, GET, QUERY, UPDATE)
                .sends(queues.refold)
                .sends(queues.settle)
                .sends(queues.slices)
                .readsModel(model);
        refold = placing(Handler.REFOLD, Sizing.FOLD)
                .calls(tables.runs, GET)
                .sends(queues.settle)
                .names(queues.refold)
                .names(queues.slices)
                .readsModel(model);
        settle = settling(Handler.SETTLE, Sizing.SETTLE)
                .calls(tables.customers, QUERY, PUT)
                .calls(tables.ids)
                .calls(tables.runs, GET)
                .readsModel(model);
        planRun = planning(Handler.PLAN_RUN).readsModel(model);
        runSlice = placing(Handler.RUN_SLICE, Sizing.SLICE)
                .calls(tables.customers, SCAN)
                .calls(tables.runs, GET, QUERY, PUT, UPDATE)
                .sends(queues.slices)
                .readsModel(model);
        announce = function(Handler.ANNOUNCE, Sizing.ANNOUNCE).announces(bus);
        enroll = function(Handler.ENROLL, Sizing.ENROLL)
                .calls(tables.customers, QUERY)
                .calls(tables.ids)
                .calls(tables.events, QUERY)
                .calls(tables.lifecycle, GET, QUERY, PUT, UPDATE)
                .calls(tables.suppression, GET)
                .calls(tables.control, GET)
                .sends(queues.enroll)
                .sends(queues.send)
                .readsModel(model);
        notice = function(Handler.NOTICE, Sizing.NOTICE)
                .calls(tables.customers)
                .calls(tables.ids, GET)
                .calls(tables.lifecycle, GET, QUERY, PUT)
                .calls(tables.control, GET)
                .sends(queues.enroll)
                .readsModel(model);
        dispatch = function(Handler.DISPATCH, Sizing.DISPATCH)
                .calls(tables.lifecycle, UPDATE)
                .queries(tables.lifecycle, Tables.DUE)
                .calls(tables.control, GET)
                .sends(queues.send);
        send = function(Handler.SEND, Sizing.SEND)
                .calls(tables.customers, GET, QUERY)
                .calls(tables.ids, GET)
                .calls(tables.events, QUERY, BATCH_WRITE)
                .calls(tables.runs, GET)
                .calls(tables.history, QUERY)
                .calls(tables.lifecycle, GET, QUERY, PUT, UPDATE, DELETE, CHECK)
                .calls(tables.suppression, GET, UPDATE, CHECK)
                .calls(tables.control, GET, UPDATE, CHECK)
                .tells("SES_CONFIGURATION_SET", mail.name())
                .sends(queues.enroll)
                .sends(queues.tasks)
                .sends(queues.webhooks)
                .allow(List.of("ses:SendEmail"), mail.sending())
                .allow(List.of(Mail.ACCOUNT), "*")
                .allow(List.of(Mail.IDENTITY), mail.identities())
                .readsModel(model);
        pages = function(Handler.PAGES, Sizing.PAGES)
                .calls(tables.lifecycle, GET, PUT, UPDATE)
                .calls(tables.suppression, GET, UPDATE)
                .calls(tables.control, GET)
                .calls(tables.events, BATCH_WRITE)
                .readsModel(model);
        feedback = function(Handler.FEEDBACK, Sizing.FEEDBACK)
                .calls(tables.lifecycle, UPDATE)
                .calls(tables.suppression, UPDATE)
                .calls(tables.control, GET, UPDATE)
                .calls(tables.events, BATCH_WRITE);
        openTasks = function(Handler.OPEN_TASKS, Sizing.OPEN_TASKS)
                .calls(tables.customers, GET, QUERY)
                .calls(tables.ids)
                .calls(tables.tasks, GET, PUT, UPDATE)
                .calls(tables.control, GET)
                .sends(queues.webhooks)
                .readsModel(model);
        digest = function(Handler.DIGEST, Sizing.DIGEST)
                .calls(tables.tasks, PUT, DELETE)
                .queries(tables.tasks, "state")
                .calls(tables.control, GET)
                .tells("SES_CONFIGURATION_SET", mail.name())
                .allow(List.of("ses:SendEmail"), mail.sending())
                .readsModel(model);
        callWebhooks = function(Handler.CALL_WEBHOOKS, Sizing.CALL_WEBHOOKS)
                .calls(tables.control, GET)
                .sends(queues.webhooks)
                .readsModel(model);
        read = function(Handler.READ, Sizing.READ)
                .calls(tables.customers, GET, QUERY, SCAN)
                .calls(tables.ids, GET)
                .calls(tables.runs, GET)
                .calls(tables.history, QUERY)
                .calls(tables.rejected, QUERY)
                .calls(tables.events, QUERY)
                .calls(tables.control, GET)
                .readsModel(model);
        act = planning(Handler.ACT).readsModel(model);
        preview = function(Handler.PREVIEW, Sizing.PREVIEW)
                .calls(tables.customers, QUERY, SCAN)
                .calls(tables.ids)
                .calls(tables.events, QUERY)
                .calls(tables.suppression, BATCH_GET)
                .calls(tables.lifecycle, BATCH_GET)
                .calls(tables.runs, GET)
                .calls(tables.control, GET)
                .readsModel(model);
        recipients = function(Handler.RECIPIENTS, Sizing.READ)
                .calls(tables.customers, GET, QUERY)
                .queries(tables.tasks, "account")
                .queries(tables.customers, Tables.EMAIL)
                .calls(tables.ids, GET)
                .calls(tables.lifecycle, GET, QUERY)
                .queries(tables.lifecycle, Tables.ADDRESS)
                .queries(tables.lifecycle, Tables.SEQUENCE)
                .calls(tables.suppression, GET)
                .calls(tables.history, QUERY)
                .calls(tables.events, QUERY)
                .calls(tables.runs, GET)
                .calls(tables.control, GET)
                .readsModel(model);
        existing = function(Handler.EXISTING, Sizing.EXISTING)
                .calls(tables.customers, GET, SCAN)
                .calls(tables.ids)
                .calls(tables.lifecycle, BATCH_GET, QUERY, PUT)
                .calls(tables.suppression, BATCH_GET)
                .calls(tables.control, GET)
                .readsModel(model);
        suppress = function(Handler.SUPPRESS, Sizing.READ)
                .queries(tables.customers, Tables.EMAIL)
                .calls(tables.lifecycle, UPDATE)
                .queries(tables.lifecycle, Tables.ADDRESS)
                .calls(tables.suppression, GET, UPDATE)
                .calls(tables.events, BATCH_WRITE)
                .calls(tables.control, GET, PUT);
        erase = settling(Handler.ERASE, Sizing.ERASE)
                .calls(tables.ids, GET, PUT, CHECK)
                .calls(tables.customers, GET, QUERY, PUT, DELETE, BATCH_WRITE)
                .calls(tables.history, QUERY, BATCH_WRITE)
                .calls(tables.events, QUERY, BATCH_WRITE)
                .calls(tables.lifecycle, GET, QUERY, PUT, UPDATE, BATCH_WRITE)
                .calls(tables.suppression, UPDATE)
                .calls(tables.runs, GET)
                .calls(tables.tasks, BATCH_WRITE)
                .queries(tables.tasks, "account")
                .sends(queues.settle)
                .announces(bus)
                .readsModel(model);
        sendTest = function(Handler.SEND_TEST, Sizing.SEND_TEST)
                .calls(tables.customers, QUERY)
                .calls(tables.ids, GET)
                .calls(tables.lifecycle, GET)
                .calls(tables.suppression, GET)
                .calls(tables.control, GET)
                .tells("SES_CONFIGURATION_SET", mail.name())
                .allow(List.of("ses:SendEmail"), mail.sending())
                .readsModel(model);
        tasks = function(Handler.TASKS, Sizing.READ)
                .calls(tables.customers, QUERY)
                .calls(tables.ids, GET)
                .calls(tables.history, QUERY)
                .calls(tables.events, QUERY)
                .calls(tables.runs, GET)
                .calls(tables.tasks, GET, PUT)
                .calls(tables.control, GET)
                .readsModel(model);
        for (var index : DynamoTasks.INDEXES) {
            tasks.queries(tables.tasks, index);
        }
        sending = function(Handler.SENDING, Sizing.READ).calls(tables.control, GET, UPDATE, DELETE);
        install = function(Handler.INSTALL, Sizing.INSTALL).calls(tables.control, GET, PUT);
    }

    List<StageFunction> all() {
        return List.of(
                collect,
                overflow,
                fold,
                refold,
                settle,
                planRun,
                runSlice,
                announce,
                enroll,
                notice,
                dispatch,
                send,
                pages,
                feedback,
                openTasks,
                digest,
                callWebhooks,
                read,
                act,
                preview,
                recipients,
                existing,
                suppress,
                erase,
                sendTest,
                tasks,
                sending,
                install);
    }

    /** Those that ask for the model's number, and so can't work before it is published. */
    List<StageFunction> needingModel() {
        return List.of(
                fold,
                refold,
                settle,
                planRun,
                runSlice,
                enroll,
                notice,
                send,
                pages,
                openTasks,
                digest,
                callWebhooks,
                read,
                act,
                preview,
                recipients,
                existing,
                erase,
                sendTest,
                tasks);
    }

    /** Opens runs. */
    private StageFunction planning(Handler handler) {
        return function(handler, Sizing.PLAN_RUN)
                .calls(tables.events, BATCH_WRITE)
                .calls(tables.runs, GET, QUERY, PUT, UPDATE)
                .calls(tables.control, GET)
                .sends(queues.slices);
    }

    /** Counts what the log has, and takes people to where they belong; events of those who were erased go from the log. */
    private StageFunction placing(Handler handler, Sizing sizing) {
        return settling(handler, sizing)
                .calls(tables.events, QUERY, DELETE)
                .calls(tables.customers, GET, QUERY, PUT, DELETE, CHECK)
                .calls(tables.ids, GET, PUT, CHECK);
    }

    private StageFunction settling(Handler handler, Sizing sizing) {
        return function(handler, sizing).calls(tables.history, PUT).calls(tables.control, GET);
    }

    private StageFunction function(Handler handler, Sizing sizing) {
        return new StageFunction(scope, handler, sizing, code);
    }
}
