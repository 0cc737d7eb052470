package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.collect.DynamoRejected;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.Rejected;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.DynamoRuns;
import dev.vitalfew.segment.LastRun;
import dev.vitalfew.segment.RunStore;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Supplier;

/** HTTP GET: answers the operator's questions, and the application's for segments. */
public final class ReadHandler implements RequestStreamHandler {

    private final Keys keys;
    private final AccountPages accounts;
    private final PeoplePages people;
    private final Members members;
    private final LensPages lenses;
    private final RejectedPages rejected;
    private final ReportPages reports;
    private final AppPages app;

    public ReadHandler() {
        this(Env.system());
    }

    private ReadHandler(Env env) {
        this(env, LiveModel.from(env));
    }

    private ReadHandler(Env env, Model model) {
        this(
                model,
                DynamoKeys.from(env),
                DynamoCustomers.from(env, model),
                DynamoLog.from(env),
                DynamoRejected.from(env),
                new DynamoRuns(new Aws(env).dynamo(), env.get("RUNS_TABLE")),
                env.clock());
    }

    ReadHandler(
            Model model, Keys keys, CustomerStore customers, Log log, Rejected rejected, RunStore runs, Clock clock) {
        this.keys = keys;
        var rules = new Evaluator(model);
        var lastRun = new LastRun(model, runs, clock);
        Supplier<Evaluator> evaluator = () -> rules.with(lastRun.get());
        var points = new Points(model, evaluator, customers, clock);
        this.accounts = new AccountPages(model, evaluator, customers, points, clock);
        this.people = new PeoplePages(model, evaluator, customers, log, points, clock);
        this.members = new Members(model, customers, accounts, people);
        this.lenses = new LensPages(model, runs, clock);
        this.rejected = new RejectedPages(rejected, clock);
        this.reports = new ReportPages(model, runs, clock);
        this.app = new AppPages(model, customers, accounts, people, points);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("read").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            return answer(Operation.called(request, keys), request);
        } catch (Problem problem) {
            return problem.response();
        }
    }

    private HttpResponse answer(Operation.Call call, HttpRequest request) {
        return switch (call.operation()) {
            case ACCOUNTS -> HttpResponse.json(200, members.list(Of.ACCOUNTS, request));
            case ACCOUNT -> HttpResponse.json(200, accounts.page(call.word(), request));
            case PEOPLE -> HttpResponse.json(200, members.list(Of.PEOPLE, request));
            case PERSON -> HttpResponse.json(200, people.page(call.word()));
            case PERSON_EVENTS -> HttpResponse.json(200, people.events(call.word(), request));
            case LENSES -> HttpResponse.json(200, lenses.lenses());
            case LENS -> HttpResponse.json(200, lenses.lens(call.word()));
            case AUDIENCE -> HttpResponse.json(200, lenses.audience(call.word()));
            case REJECTED -> HttpResponse.json(200, rejected.list(request));
            case RUN -> HttpResponse.json(200, lenses.run(call.word()));
            case REPORT -> HttpResponse.json(200, reports.report(call.word(), request));
            case PERSON_SEGMENTS -> tagged(request, HttpResponse.json(200, app.person(call.word())));
            case ACCOUNT_SEGMENTS -> tagged(request, HttpResponse.json(200, app.account(call.word())));
            // Of handlers of their own.
            case RECIPIENTS, SENDING, SEQUENCES, SEQUENCE, EXISTING, TASKS, TASK, CHANGE_TASK ->
                throw Problem.notFound("no such path: " + request.path());
            case START_RUN,
                    PREVIEW,
                    SEND_TEST,
                    NEVER_CONTACT,
                    LIFT,
                    SUPPRESS,
                    CONFIRM_EXISTING,
                    RESUME_SENDING,
                    KILL_SWITCH,
                    EXPORT_PERSON,
                    ERASE_PERSON,
                    ERASE_ACCOUNT -> throw Problem.methodNotAllowed("GET");
        };
    }

    /** An application that asks often is told in a few bytes that nothing changed. */
    private static HttpResponse tagged(HttpRequest request, HttpResponse response) {
        var tag = "\"" + Keys.hash(response.body()).substring(0, 32) + "\"";
        var known = request.header("if-none-match").filter(tags -> tags.contains(tag) || tags.equals("*"));
        return (known.isPresent() ? HttpResponse.empty(304) : response)
                .with("etag", tag)
                .with("cache-control", "private, no-cache");
    }
}
