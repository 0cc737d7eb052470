package dev.vitalfew.segment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Summaries of runs as JSON. */
public final class SummaryJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            // A summary of before has not all of today's parts.
            .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));

    private SummaryJson() {}

    public static String write(RunSummary summary) {
        return JSON.valueToTree(summary).toString();
    }

    static RunSummary read(String json) {
        try {
            return JSON.readValue(json, RunSummary.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a run's summary is no JSON: " + json, broken);
        }
    }
}
