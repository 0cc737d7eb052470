package dev.vitalfew.local;

import dev.vitalfew.local.access.Guard;
import dev.vitalfew.local.bus.EventBuses;
import dev.vitalfew.local.bus.Targets;
import dev.vitalfew.local.clock.MovableClock;
import dev.vitalfew.local.functions.Activity;
import dev.vitalfew.local.functions.Function;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.http.HttpApi;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Mailbox;
import dev.vitalfew.local.mailbox.Ses;
import dev.vitalfew.local.pages.Screens;
import dev.vitalfew.local.queues.QueueServer;
import dev.vitalfew.local.queues.QueueTrigger;
import dev.vitalfew.local.queues.Queues;
import dev.vitalfew.local.schedules.Schedules;
import dev.vitalfew.local.site.DemoSite;
import dev.vitalfew.local.streams.StreamTrigger;
import dev.vitalfew.local.tables.DynamoProcess;
import dev.vitalfew.local.tables.Tables;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The whole stack of a cdk.out folder, running; ends with everything that it started when it is closed. */
public final class LocalStack implements AutoCloseable {

    private static final Duration REST = Duration.ofSeconds(60);

    private final Settings settings;
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Activity activity = new Activity();
    private final MovableClock clock;
    private final Places places;
    private final Template template;
    private final Mailbox mailbox;
    private final CustomResources custom;
    private final List<StreamTrigger> streamTriggers = new ArrayList<>();
    private final List<QueueTrigger> queueTriggers = new ArrayList<>();
    private final Rest rest;
    private final Functions functions;
    private final Queues queues;
    private final Schedules schedules;
    private final URI dynamo;
    private final Guard guard;
    private long phase = System.nanoTime();

    /** Starts what the folder's template describes; the first thing that can't run stops it. */
    public static LocalStack start(Path cdkOut, Settings settings) {
        return new LocalStack(cdkOut, settings);
    }

    private LocalStack(Path cdkOut, Settings settings) {
        System.setProperty("log4j2.configurationFile", "log4j2-local.xml");
        this.settings = settings;
        var port = settings.port() == 0 ? Ports.free() : settings.port();
        this.places = new Places(address(Ports.free()), address(port));
        this.template = Template.read(cdkOut, places);
        settings.data().ifPresent(LocalStack::create);
        this.clock = MovableClock.open(file("clock.json"), settings.start());
        this.mailbox = Mailbox.open(file("mailbox.jsonl"));
        this.custom = new CustomResources(file("custom-resources.json"));
        this.rest = new Rest(activity, streamTriggers, queueTriggers);
        try {
            var backstage = address(Ports.free());
            var tables = keep(DynamoProcess.start(file("dynamodb")), DynamoProcess::close);
            this.queues = new Queues(keep(QueueServer.start(places.queues(), settings.data()), QueueServer::close));
            this.dynamo = fill(tables);
            this.guard = Guard.of(template, dynamo, places.queues(), backstage);
            this.functions = Functions.of(template, endpoints(backstage), clock, activity);
            var targets = new Targets(queues, functions, activity);
            var buses = new EventBuses(template, targets, clock);
            var ses = new Ses(
                    mailbox,
                    (type, detail) -> buses.publish(EventBuses.DEFAULT, buses.event("aws.ses", type, detail)),
                    clock,
                    activity);
            keep(WebServer.start(backstage.getPort(), new Backstage(buses, ses, custom)), WebServer::close);
            functions.variable("CONTROL_TABLE").ifPresent(table -> {
                Keys.put(AwsJson.dynamo(dynamo), table);
                Keys.putOtherTool(AwsJson.dynamo(dynamo), table);
                functions
                        .variable("MODEL_DIR")
                        .map(Path::of)
                        .ifPresent(model -> Keys.putWebhookSecrets(AwsJson.dynamo(dynamo), table, model));
            });
            template.custom().forEach(resource -> custom.apply(resource, functions, backstage));
            functions.all().parallelStream().forEach(Function::warm);
            say("functions");
            startTriggers();
            this.schedules = keep(
                    new Schedules(
                            template.of("AWS::Scheduler::Schedule"),
                            targets,
                            clock,
                            () -> rest.await(REST),
                            this::isUntouched),
                    Schedules::close);
            schedules.start();
            var pages = new LocalPages(clock, schedules, rest, mailbox, ses, functions);
            var api = new HttpApi(template, functions, clock);
            var site = new DemoSite(api, clock);
            WebServer.Site product = request -> site.takes(request) ? site.answer(request) : api.answer(request);
            var screens = new Screens(
                    request -> local(request) ? pages.answer(request) : product.answer(request),
                    mailbox,
                    clock,
                    Keys.OPERATOR);
            keep(WebServer.start(port, screens), WebServer::close);
            say("triggers and API");
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Creates the template's queues and tables where they are not there yet. */
    private URI fill(DynamoProcess process) {
        queues.create(template.of("AWS::SQS::Queue"));
        say("queues");
        process.awaitReady();
        var tables = new Tables(AwsJson.dynamo(process.endpoint()));
        template.of("AWS::DynamoDB::Table").forEach(tables::create);
        say("tables");
        return process.endpoint();
    }

    private Map<String, String> endpoints(URI backstage) {
        if (!settings.authorising()) {
            return endpoints(dynamo, places.queues(), backstage);
        }
        var guarded = keep(WebServer.start(0, guard), WebServer::close).address();
        return endpoints(guarded, guarded, guarded);
    }

    private static Map<String, String> endpoints(URI tables, URI queues, URI others) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", tables.toString(),
                "AWS_ENDPOINT_URL_SQS", queues.toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE", others.toString(),
                "AWS_ENDPOINT_URL_SESV2", others.toString());
    }

    private void startTriggers() {
        var checkpoints = file("checkpoints");
        checkpoints.ifPresent(LocalStack::create);
        for (var mapping : template.of("AWS::Lambda::EventSourceMapping")) {
            if (mapping.optional("Enabled").orElse("true").equals("false")) {
                continue;
            }
            var function = functions.named(mapping.text("FunctionName"));
            if (Places.serviceOf(mapping.text("EventSourceArn")).equals("sqs")) {
                queueTriggers.add(
                        keep(new QueueTrigger(mapping, queues, function, settings.delivery()), QueueTrigger::close));
            } else {
                streamTriggers.add(keep(
                        new StreamTrigger(
                                mapping,
                                AwsJson.streams(dynamo),
                                function,
                                checkpoints,
                                (name, records) -> giveUp(mapping, name, records.toString()),
                                settings.delivery()),
                        StreamTrigger::close));
            }
        }
        queueTriggers.forEach(QueueTrigger::start);
        streamTriggers.forEach(StreamTrigger::start);
    }

    private void giveUp(Resource mapping, String function, String records) {
        var destination = mapping.get("DestinationConfig")
                .path("OnFailure")
                .path("Destination")
                .asText();
        System.err.println(function + " failed too often on " + records);
        if (!destination.isEmpty()) {
            queues.send(destination, records, "");
        }
    }

    /** Nothing was logged and no run was opened yet. */
    private boolean isUntouched() {
        var tables = new Tables(AwsJson.dynamo(dynamo));
        return Stream.of("EVENTS_TABLE", "RUNS_TABLE")
                .allMatch(variable ->
                        functions.variable(variable).filter(tables::isEmpty).isPresent());
    }

    public URI url() {
        return places.api();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves the clock on; answers when what that set off is at rest. */
    public void advance(Duration by) {
        schedules.advance(clock.instant().plus(by));
    }

    public void setClock(Instant to) {
        schedules.advance(to);
    }

    /** Waits until everything has come to rest. */
    public void awaitRest() {
        awaitRest(REST);
    }

    public void awaitRest(Duration most) {
        if (!rest.await(most)) {
            throw new IllegalStateException("not at rest: " + rest.describe());
        }
    }

    /** How many records of streams wait for their functions. */
    public int underWay() {
        return rest.underWay();
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Functions functions() {
        return functions;
    }

    public Queues queues() {
        return queues;
    }

    /** What the functions' roles allowed and denied; it has seen nothing when the settings don't authorise. */
    public Guard guard() {
        return guard;
    }

    public URI dynamo() {
        return dynamo;
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    private <C> C keep(C part, Consumer<C> ending) {
        endings.push(() -> ending.accept(part));
        return part;
    }

    private void say(String what) {
        var now = System.nanoTime();
        settings.said().accept("%-18s %4.1f s".formatted(what, (now - phase) / 1e9));
        phase = now;
    }

    private Optional<Path> file(String name) {
        return settings.data().map(folder -> folder.resolve(name));
    }

    private static boolean local(Request request) {
        return request.path().startsWith(LocalPages.PATH);
    }

    private static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
