package dev.vitalfew.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** A rule of a bus: which events it wants, and who gets them. */
record Rule(String name, String bus, EventPattern pattern, List<Target> targets) {

    /** Who gets an event: all of it, or the constant input. */
    record Target(String arn, String input, String group) {}

    static Rule of(Resource resource) {
        if (resource.get("EventPattern").isMissingNode()) {
            throw new TemplateException(resource.id() + " is a rule without a pattern: use AWS::Scheduler::Schedule");
        }
        var targets = new ArrayList<Target>();
        for (var target : resource.get("Targets")) {
            if (target.has("InputTransformer") || target.has("InputPath")) {
                throw new TemplateException(resource.id() + " transforms its input, which is not done here");
            }
            targets.add(new Target(
                    target.path("Arn").asText(),
                    target.path("Input").asText(),
                    target.path("SqsParameters").path("MessageGroupId").asText()));
        }
        var pattern = new EventPattern(resource.get("EventPattern").toString());
        return new Rule(resource.id(), busName(resource), pattern, List.copyOf(targets));
    }

    private static String busName(Resource resource) {
        var bus = resource.optional("EventBusName").orElse(EventBuses.DEFAULT);
        return bus.startsWith("arn:") ? Places.nameOf(bus) : bus;
    }

    boolean wants(String onBus, JsonNode event) {
        return bus.equals(onBus) && pattern.matches(event);
    }
}
