package dev.vitalfew.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Answer;
import dev.vitalfew.lenses.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of records that are kept as JSON: short arrays, since they are read and written with every event. */
final class RecordJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Trait> BY_STATEMENT =
            Comparator.comparing(Trait::at).thenComparing(Trait::message);

    private RecordJson() {}

    /**
     * {@code [[1763805000000, "s#message", {"plan": "scale", "seats": 5}]]}: what one message stated stands together, since
     * most traits come with others.
     */
    static String traits(Map<String, Trait> traits) {
        var statements = new TreeMap<Trait, ObjectNode>(BY_STATEMENT);
        traits.forEach((name, trait) ->
                statements.computeIfAbsent(trait, _ -> JSON.createObjectNode()).set(name, trait.value()));
        var array = JSON.createArrayNode();
        statements.forEach((trait, stated) -> array.addArray()
                .add(trait.at().toEpochMilli())
                .add(trait.message())
                .add(stated));
        return array.toString();
    }

    static Map<String, Trait> traits(String json) {
        var traits = new HashMap<String, Trait>();
        for (var statement : read(json)) {
            var at = time(statement.get(0));
            var message = statement.get(1).asText();
            statement
                    .get(2)
                    .properties()
                    .forEach(stated -> traits.put(stated.getKey(), new Trait(stated.getValue(), at, message)));
        }
        return traits;
    }

    /** {@code ["g:acme", 1763805000000, "s#message"]}. */
    static String claim(Claim claim) {
        return JSON.createArrayNode()
                .add(claim.target().toString())
                .add(claim.at().toEpochMilli())
                .add(claim.message())
                .toString();
    }

    static Claim claim(String json) {
        var array = read(json);
        return new Claim(
                Id.parse(array.get(0).asText()),
                time(array.get(1)),
                array.get(2).asText());
    }

    /** {@code [9, 1763805000000, "s#message"]}. */
    static String answer(Answer answer) {
        return JSON.createArrayNode()
                .add(answer.score())
                .add(answer.at().toEpochMilli())
                .add(answer.message())
                .toString();
    }

    static Answer answer(String json) {
        var array = read(json);
        return new Answer(array.get(0).asInt(), time(array.get(1)), array.get(2).asText());
    }

    /** {@code ["Europe/Berlin", 1763805000000, "s#message"]}. */
    static String zone(SeenZone zone) {
        return JSON.createArrayNode()
                .add(zone.name())
                .add(zone.at().toEpochMilli())
                .add(zone.message())
                .toString();
    }

    static SeenZone zone(String json) {
        var array = read(json);
        return new SeenZone(
                array.get(0).asText(), time(array.get(1)), array.get(2).asText());
    }

    /**
     * {@code {"plan_tier": ["starter", 1763805000000, 3, 250]}}; the segment is null for none. Last, how many milliseconds
     * later it was found out.
     */
    static String memberships(Map<String, Membership> memberships) {
        var object = JSON.createObjectNode();
        memberships.forEach((name, membership) -> object.putArray(name)
                .add(membership.segment().orElse(null))
                .add(membership.since().toEpochMilli())
                .add(membership.number())
                .add(Duration.between(membership.since(), membership.found()).toMillis()));
        return object.toString();
    }

    static Map<String, Membership> memberships(String json) {
        var memberships = new HashMap<String, Membership>();
        read(json)
                .properties()
                .forEach(entry -> memberships.put(
                        entry.getKey(),
                        new Membership(
                                Optional.of(entry.getValue().get(0))
                                        .filter(JsonNode::isTextual)
                                        .map(JsonNode::asText),
                                time(entry.getValue().get(1)),
                                entry.getValue().get(2).asLong(),
                                time(entry.getValue().get(1))
                                        .plusMillis(entry.getValue().path(3).asLong()))));
        return memberships;
    }

    private static Instant time(JsonNode milliseconds) {
        return Instant.ofEpochMilli(milliseconds.asLong());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a stored record is no JSON: " + json, broken);
        }
    }
}
