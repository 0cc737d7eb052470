package dev.vitalfew.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.template.TemplateException;
import software.amazon.event.ruler.Ruler;

/** A pattern of a rule or a filter, matched by EventBridge's own matcher. */
public record EventPattern(String json) {

    public boolean matches(JsonNode event) {
        return matches(event.toString());
    }

    // The matcher declares the widest exception there is; what it throws in fact is about the pattern.
    private boolean matches(String event) {
        try {
            return Ruler.matchesRule(event, json);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TemplateException("the pattern " + json + " can't be read: " + e.getMessage());
        }
    }
}
