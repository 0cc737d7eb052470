package dev.vitalfew.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one structured log line of an invocation: numbers and names of the model, never what customers said. */
public final class Counts {

    private static final Logger LOG = LoggerFactory.getLogger("dev.vitalfew.counts");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Counts(String stage) {
        fields.put("stage", stage);
    }

    public static Counts of(String stage) {
        return new Counts(stage);
    }

    public Counts with(String name, long count) {
        fields.put(name, count);
        return this;
    }

    /** A name of the model, or a time. */
    public Counts with(String name, String word) {
        fields.put(name, word);
        return this;
    }

    public void write() {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        try {
            LOG.info(MAPPER.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
