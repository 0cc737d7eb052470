package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Team;
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
import dev.vitalfew.tasks.DynamoTasks;
import dev.vitalfew.tasks.Tasks;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;

/** HTTP GET and PATCH of {@code /api/tasks}: what the team has to do, and how far it is. */
public final class TasksHandler implements RequestStreamHandler {

    private final Keys keys;
    private final TaskPages tasks;

    public TasksHandler() {
        this(Env.system());
    }

    private TasksHandler(Env env) {
        this(env, LiveModel.from(env));
    }

    private TasksHandler(Env env, Model model) {
        this(
                model,
                Team.in(Path.of(env.get("MODEL_DIR")), model),
                DynamoKeys.from(env),
                DynamoTasks.from(env),
                DynamoCustomers.from(env, model),
                DynamoLog.from(env),
                new DynamoRuns(new Aws(env).dynamo(), env.get("RUNS_TABLE")),
                env.clock());
    }

    TasksHandler(
            Model model,
            Team team,
            Keys keys,
            Tasks tasks,
            CustomerStore customers,
            Log log,
            RunStore runs,
            Clock clock) {
        var rules = new Evaluator(model);
        var lastRun = new LastRun(model, runs, clock);
        this.keys = keys;
        this.tasks = new TaskPages(tasks, team, new Why(model, () -> rules.with(lastRun.get()), customers, log), clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("tasks").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            var call = Operation.called(request, keys);
            return switch (call.operation()) {
                case TASKS -> HttpResponse.json(200, tasks.list(request));
                case TASK -> tasks.page(call.word());
                case CHANGE_TASK -> tasks.change(call.word(), request);
                default -> throw Problem.notFound("no such path: " + request.path());
            };
        } catch (Problem problem) {
            return problem.response();
        }
    }
}
