package dev.vitalfew.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.wire.Json;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The template's buses and the default one: each event goes to the targets of the rules that want it. */
public final class EventBuses {

    public static final String DEFAULT = "default";

    private final Set<String> names = new TreeSet<>(Set.of(DEFAULT));
    private final List<Rule> rules;
    private final Targets targets;
    private final Clock clock;

    public EventBuses(Template template, Targets targets, Clock clock) {
        template.of("AWS::Events::EventBus").forEach(bus -> names.add(bus.text("Name")));
        this.rules = template.of("AWS::Events::Rule").stream()
                .filter(EventBuses::enabled)
                .map(Rule::of)
                .toList();
        this.targets = targets;
        this.clock = clock;
    }

    private static boolean enabled(Resource rule) {
        return !rule.optional("State").orElse("ENABLED").equals("DISABLED");
    }

    /** The answer to a PutEvents request. */
    public JsonNode put(JsonNode request) {
        var answer = Json.object().put("FailedEntryCount", 0);
        var entries = answer.putArray("Entries");
        for (var entry : request.path("Entries")) {
            var bus = entry.path("EventBusName").asText(DEFAULT);
            var event = event(
                    entry.path("Source").asText(),
                    entry.path("DetailType").asText(),
                    Json.read(entry.path("Detail").asText()));
            event.set("resources", entry.has("Resources") ? entry.get("Resources") : Json.array());
            publish(bus.startsWith("arn:") ? Places.nameOf(bus) : bus, event);
            entries.addObject().put("EventId", event.path("id").asText());
        }
        return answer;
    }

    public ObjectNode event(String source, String detailType, JsonNode detail) {
        var event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", Places.ACCOUNT)
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Places.REGION);
        event.putArray("resources");
        event.set("detail", detail);
        return event;
    }

    public void publish(String bus, JsonNode event) {
        if (!names.contains(bus)) {
            throw new IllegalArgumentException("no bus " + bus + " among " + names);
        }
        for (var rule : rules) {
            if (rule.wants(bus, event)) {
                for (var target : rule.targets()) {
                    var input = target.input().isEmpty() ? event.toString() : target.input();
                    targets.send(target.arn(), input, target.group());
                }
            }
        }
    }
}
