package dev.vitalfew.lifecycle.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.model.Sequence.Step;
import dev.vitalfew.model.Webhook;
import dev.vitalfew.platform.Hash;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Does the steps that are no emails. It may do one again, after a crash: what it makes has a name that follows from the
 * enrollment and the step, so that it counts once.
 */
public final class Acting {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ID_DIGITS = 32;

    private final Consumer<String> tasks;
    private final Consumer<String> webhooks;
    private final Log log;
    private final Clock clock;

    /** @param tasks takes the message that opens a task; @param webhooks the one that calls a webhook */
    public Acting(Consumer<String> tasks, Consumer<String> webhooks, Log log, Clock clock) {
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.log = log;
        this.clock = clock;
    }

    public void act(Enrollment at, Recipient recipient, Step.Act step) {
        switch (step) {
            case Step.Task(var name) ->
                tasks.accept(said(at, recipient).put("task", name).toString());
            case Step.Webhook(var name) -> webhooks.accept(webhook(at, recipient, name));
            case Step.Set(var traits) -> state(at, traits);
        }
    }

    private static ObjectNode said(Enrollment at, Recipient recipient) {
        return MAPPER.createObjectNode()
                .put("sequence", at.sequence())
                .put("person", at.person().toString())
                .put("account", recipient.account().toString())
                .put("subject", at.entry().subject().toString())
                .put("membership", at.entry().membership())
                .put("segment", at.entry().segment())
                .put("number", at.entry().number())
                .put("at", at.entry().at().toString());
    }

    private static String webhook(Enrollment at, Recipient recipient, String name) {
        var message = MAPPER.createObjectNode()
                .put("webhook", name)
                .put("id", id(at, "webhook " + name))
                .put("type", Webhook.STEP)
                .put("timestamp", at.since().toString());
        message.set("data", said(at, recipient));
        return message.toString();
    }

    /** At the time at which the step was due, so that doing it again is the same event. */
    private void state(Enrollment at, Map<String, String> traits) {
        var values = new HashMap<String, JsonNode>();
        traits.forEach((name, value) -> values.put(name, value(value)));
        var messageId = id(at, "set " + new TreeMap<>(traits));
        var event = new OwnEvent(at.person(), messageId, at.since(), clock.instant());
        if (!log.append(List.of(event.stating(values))).isEmpty()) {
            throw new IllegalStateException("the log did not take the traits of " + at.person());
        }
    }

    private static JsonNode value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return text.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?")
                ? new DecimalNode(new BigDecimal(text))
                : new TextNode(text);
    }

    /** By what is done rather than by its place: a sequence that is edited repeats nothing. */
    private static String id(Enrollment at, String step) {
        return "step-"
                + Hash.sha256(at.person() + "\n" + at.record() + "\n" + step).substring(0, ID_DIGITS);
    }
}
