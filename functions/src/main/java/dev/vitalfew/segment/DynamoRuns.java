package dev.vitalfew.segment;

import static dev.vitalfew.platform.Attributes.bytes;
import static dev.vitalfew.platform.Attributes.flag;
import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;
import static dev.vitalfew.platform.Attributes.time;

import dev.vitalfew.collect.Deflated;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.quality.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Daily runs in the table {@code runs}. */
public final class DynamoRuns implements RunStore {

    private static final String RUN = "run";
    private static final String STATE = "state";
    private static final String QUALITY = "quality";
    private static final String REPORT = "report";
    private static final String MODEL = "model";

    /** Deflated it must fit into an item of 400 KB, beside the summary. */
    private static final int MOST_NOTED = 300_000;

    private static final Map<String, AttributeValue> LATEST = Map.of(RUN, s("latest"), "part", s(RUN));

    private static final Map<String, AttributeValue> THRESHOLDS = Map.of(RUN, s("thresholds"), "part", s(RUN));

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoRuns(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    private static Map<String, AttributeValue> key(LocalDate date) {
        return Map.of(RUN, s("daily#" + date), "part", s(RUN));
    }

    private static Map<String, AttributeValue> key(LocalDate date, int slice) {
        return Map.of(RUN, s("daily#" + date), "part", s(part(slice)));
    }

    private static Map<String, AttributeValue> key(LocalDate date, String report) {
        return Map.of(RUN, s("daily#" + date), "part", s("report#" + report));
    }

    private static String part(int slice) {
        return "slice#%03d".formatted(slice);
    }

    @Override
    public Optional<Run> find(LocalDate date) {
        return get(key(date)).map(item -> run(date, item));
    }

    @Override
    public Optional<LocalDate> lastOpened() {
        return get(LATEST).map(item -> LocalDate.parse(item.text("date")));
    }

    private Optional<DynamoItem> get(Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(new DynamoItem(found.item())) : Optional.empty();
    }

    @Override
    public void open(Run run) {
        var item = new HashMap<>(key(run.date()));
        item.put(STATE, s(run.state().name()));
        item.put("slices", n(run.slices()));
        item.put(MODEL, n(run.model()));
        item.put("openedAt", time(run.openedAt()));
        item.put("missed", s(run.missed().stream().map(LocalDate::toString).collect(Collectors.joining(" "))));
        succeeds(() -> dynamo.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#run)")
                .expressionAttributeNames(Map.of("#run", RUN))));
        succeeds(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(LATEST)
                .updateExpression("SET #date = :date")
                .conditionExpression("attribute_not_exists(#date) OR #date < :date")
                .expressionAttributeNames(Map.of("#date", "date"))
                .expressionAttributeValues(Map.of(":date", s(run.date().toString())))));
    }

    @Override
    public Optional<Run> answer(LocalDate date, int heartbeat) {
        try {
            var updated = dynamo.updateItem(update -> update.tableName(table)
                    .key(key(date))
                    .updateExpression("ADD #answered :heartbeat")
                    .conditionExpression("attribute_exists(#run)")
                    .expressionAttributeNames(Map.of("#answered", "answered", "#run", RUN))
                    .expressionAttributeValues(
                            Map.of(":heartbeat", AttributeValue.fromNs(List.of(Integer.toString(heartbeat)))))
                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(run(date, new DynamoItem(updated.attributes())));
        } catch (ConditionalCheckFailedException noSuchRun) {
            return Optional.empty();
        }
    }

    @Override
    public void start(LocalDate date) {
        succeeds(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(date))
                .updateExpression("SET #state = :running")
                .conditionExpression("#state = :opening")
                .expressionAttributeNames(Map.of("#state", STATE))
                .expressionAttributeValues(
                        Map.of(":running", s(Run.State.RUNNING.name()), ":opening", s(Run.State.OPENING.name())))));
    }

    @Override
    public boolean takeOver(LocalDate date, long model) {
        return succeeds(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(date))
                .updateExpression("SET #model = :model")
                .conditionExpression("#state <> :closed AND (attribute_not_exists(#model) OR #model < :model)")
                .expressionAttributeNames(Map.of("#state", STATE, "#model", MODEL))
                .expressionAttributeValues(Map.of(":closed", s(Run.State.CLOSED.name()), ":model", n(model)))));
    }

    @Override
    public Slice slice(LocalDate date, int number) {
        return get(key(date, number)).map(item -> slice(date, number, item)).orElse(Slice.untouched(date, number));
    }

    @Override
    public List<Slice> slices(Run run) {
        var begun = dynamo
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#run = :run AND begins_with(#part, :slice)")
                        .expressionAttributeNames(Map.of("#run", RUN, "#part", "part"))
                        .expressionAttributeValues(
                                Map.of(":run", key(run.date()).get(RUN), ":slice", s("slice#"))))
                .items()
                .stream()
                .map(DynamoItem::new)
                .collect(Collectors.toMap(item -> item.text("part"), item -> item));
        return IntStream.range(0, run.slices())
                .mapToObj(number -> Optional.ofNullable(begun.get(part(number)))
                        .map(item -> slice(run.date(), number, item))
                        .orElse(Slice.untouched(run.date(), number)))
                .toList();
    }

    private static Slice slice(LocalDate date, int number, DynamoItem item) {
        return new Slice(
                date,
                number,
                item.number("epoch"),
                item.find("cursor").map(AttributeValue::s),
                item.get("done").bool(),
                SummaryJson.read(item.text("summary")),
                item.find(QUALITY).isPresent() ? Quality.read(Deflated.text(item.bytes(QUALITY))) : new Quality(),
                model(item));
    }

    @Override
    public boolean save(Slice next) {
        var item = new HashMap<>(key(next.date(), next.number()));
        item.put("epoch", n(next.epoch()));
        item.put(MODEL, n(next.model()));
        item.put("done", flag(next.done()));
        item.put("summary", s(SummaryJson.write(next.summary())));
        item.put(QUALITY, bytes(Deflated.of(next.quality().write(MOST_NOTED))));
        next.cursor().ifPresent(cursor -> item.put("cursor", s(cursor)));
        var first = next.epoch() == 1;
        return succeeds(() -> dynamo.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression(first ? "attribute_not_exists(#epoch)" : "#epoch = :before")
                .expressionAttributeNames(Map.of("#epoch", "epoch"))
                .expressionAttributeValues(first ? null : Map.of(":before", n(next.epoch() - 1)))));
    }

    @Override
    public void report(LocalDate date, String name, String report) {
        var item = new HashMap<>(key(date, name));
        item.put(REPORT, bytes(Deflated.of(report)));
        succeeds(() -> dynamo.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#run)")
                .expressionAttributeNames(Map.of("#run", RUN))));
    }

    @Override
    public Optional<String> report(LocalDate date, String name) {
        return get(key(date, name)).map(item -> Deflated.text(item.bytes(REPORT)));
    }

    @Override
    public void fix(LocalDate date, Thresholds thresholds) {
        var item = new HashMap<>(THRESHOLDS);
        item.put("date", s(date.toString()));
        item.put(
                "least",
                AttributeValue.fromM(thresholds.least().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, least -> s(least.getValue().toString())))));
        succeeds(() -> dynamo.putItem(put -> put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#date) OR #date <= :date")
                .expressionAttributeNames(Map.of("#date", "date"))
                .expressionAttributeValues(Map.of(":date", s(date.toString())))));
    }

    @Override
    public Thresholds thresholds() {
        return get(THRESHOLDS)
                .map(item -> new Thresholds(item.get("least").m().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                least -> Double.valueOf(least.getValue().s())))))
                .orElse(Thresholds.NONE);
    }

    @Override
    public boolean close(LocalDate date, long model, RunSummary summary, Instant at) {
        return succeeds(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(date))
                .updateExpression("SET #state = :closed, #closedAt = :at, #summary = :summary")
                .conditionExpression("#state = :running AND #model = :model")
                .expressionAttributeNames(
                        Map.of("#state", STATE, "#model", MODEL, "#closedAt", "closedAt", "#summary", "summary"))
                .expressionAttributeValues(Map.of(
                        ":closed", s(Run.State.CLOSED.name()),
                        ":running", s(Run.State.RUNNING.name()),
                        ":model", n(model),
                        ":at", time(at),
                        ":summary", s(SummaryJson.write(summary))))));
    }

    /** A run that was opened before there were numbers is under none. */
    private static long model(DynamoItem item) {
        return item.find(MODEL).map(_ -> item.number(MODEL)).orElse(0L);
    }

    private static boolean succeeds(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    private static Run run(LocalDate date, DynamoItem item) {
        return new Run(
                date,
                Run.State.valueOf(item.text(STATE)),
                (int) item.number("slices"),
                model(item),
                item.time("openedAt"),
                item.find("answered").map(AttributeValue::ns).orElse(List.of()).stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()),
                Arrays.stream(item.text("missed").split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(LocalDate::parse)
                        .toList(),
                item.find("closedAt").map(_ -> item.time("closedAt")),
                item.find("summary").map(AttributeValue::s).map(SummaryJson::read));
    }
}
