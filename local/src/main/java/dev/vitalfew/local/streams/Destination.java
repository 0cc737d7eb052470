package dev.vitalfew.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes the records that a function failed too often. */
@FunctionalInterface
public interface Destination {

    void send(String function, List<JsonNode> records);
}
