package dev.vitalfew.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.template.TemplateException;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/** A pattern of a rule or a filter, matched by EventBridge's own matcher. */
public final class EventPattern {

    private final Machine machine = new Machine();

    public EventPattern(String json) {
        try {
            machine.addRule("it", json);
        } catch (IOException e) {
            throw new TemplateException("the pattern " + json + " can't be read: " + e.getMessage());
        }
    }

    // The matcher declares the widest exception there is; what it throws in fact is about the event.
    public boolean matches(JsonNode event) {
        try {
            return !machine.rulesForJSONEvent(event.toString()).isEmpty();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("not an event: " + event, e);
        }
    }
}
