package dev.vitalfew.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.wire.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Invokes the functions behind the template's custom resources as CloudFormation does: Create the first time, Update
 * when the properties changed since, nothing when they did not.
 */
final class CustomResources {

    static final String PATH = "/cloudformation/";

    private static final int SECONDS = 60;

    private final Optional<Path> file;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    CustomResources(Optional<Path> file) {
        this.file = file;
    }

    void apply(Resource resource, Functions functions, URI endpoint) {
        var state = state();
        var before = state.path(resource.id());
        if (before.path("properties").equals(resource.properties())) {
            return;
        }
        var request = UUID.randomUUID().toString();
        var event = event(resource, before, request, endpoint);
        var response = new CompletableFuture<JsonNode>();
        waiting.put(request, response);
        functions.named(resource.text("ServiceToken")).invoke(event);
        var answer = await(resource, response);
        if (!answer.path("Status").asText().equals("SUCCESS")) {
            throw new IllegalStateException("custom resource " + resource.id() + " failed: " + answer);
        }
        var now = state.putObject(resource.id());
        now.set("physical", answer.path("PhysicalResourceId"));
        now.set("properties", resource.properties());
        file.ifPresent(path -> Json.write(path, state));
    }

    private static JsonNode event(Resource resource, JsonNode before, String request, URI endpoint) {
        var first = before.isMissingNode();
        var event = Json.object()
                .put("RequestType", first ? "Create" : "Update")
                .put("ServiceToken", resource.text("ServiceToken"))
                .put("ResponseURL", endpoint + PATH + request)
                .put("StackId", Places.arn("cloudformation", "stack/VitalFew/local"))
                .put("RequestId", request)
                .put("ResourceType", resource.type())
                .put("LogicalResourceId", resource.id());
        event.set("ResourceProperties", resource.properties());
        if (!first) {
            event.set("PhysicalResourceId", before.path("physical"));
            event.set("OldResourceProperties", before.path("properties"));
        }
        return event;
    }

    private static JsonNode await(Resource resource, CompletableFuture<JsonNode> response) {
        try {
            return response.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("custom resource " + resource.id() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + resource.id(), e);
        }
    }

    /** A function's answer, put to its ResponseURL. */
    Answer responded(Request request) {
        var response = waiting.remove(request.path().substring(PATH.length()));
        if (response == null) {
            return Answer.problem(404, "Not Found", "nobody waits for " + request.path());
        }
        response.complete(request.json());
        return Answer.json(Json.object());
    }

    private ObjectNode state() {
        return file.filter(Files::exists)
                .map(path -> (ObjectNode) Json.read(path))
                .orElseGet(Json::object);
    }
}
