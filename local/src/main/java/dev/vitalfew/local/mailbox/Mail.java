package dev.vitalfew.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A mail that SES was asked to send. */
public record Mail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, String> tags,
        String configurationSet) {

    /** Reads a SendEmail request of SES's v2 API. */
    static Mail of(JsonNode request, String id, Instant at) {
        var content = request.path("Content");
        var simple = content.path("Simple");
        var parts =
                content.has("Raw") ? Mime.read(content.path("Raw").path("Data").asText()) : Mime.none();
        var headers = new LinkedHashMap<>(parts.headers());
        simple.path("Headers")
                .forEach(header -> headers.put(
                        header.path("Name").asText(), header.path("Value").asText()));
        var tags = new LinkedHashMap<String, String>();
        request.path("EmailTags")
                .forEach(tag ->
                        tags.put(tag.path("Name").asText(), tag.path("Value").asText()));
        return new Mail(
                id,
                at,
                request.path("FromEmailAddress").asText(parts.headers().getOrDefault("From", "")),
                recipients(request, parts),
                simple.path("Subject").path("Data").asText(parts.headers().getOrDefault("Subject", "")),
                simple.path("Body").path("Text").path("Data").asText(parts.text()),
                simple.path("Body").path("Html").path("Data").asText(parts.html()),
                headers,
                tags,
                request.path("ConfigurationSetName").asText());
    }

    private static List<String> recipients(JsonNode request, Mime parts) {
        var stated = StreamSupport.stream(
                        request.path("Destination").path("ToAddresses").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return stated.isEmpty() ? List.of(parts.headers().getOrDefault("To", "").split(", *")) : stated;
    }

    JsonNode json() {
        var json = Json.object()
                .put("id", id)
                .put("at", at.toString())
                .put("from", from)
                .put("subject", subject)
                .put("text", text)
                .put("html", html)
                .put("configurationSet", configurationSet);
        json.set("to", Json.tree(to));
        json.set("headers", Json.tree(headers));
        json.set("tags", Json.tree(tags));
        return json;
    }

    static Mail read(JsonNode json) {
        return new Mail(
                json.path("id").asText(),
                Instant.parse(json.path("at").asText()),
                json.path("from").asText(),
                StreamSupport.stream(json.path("to").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                json.path("subject").asText(),
                json.path("text").asText(),
                json.path("html").asText(),
                strings(json.path("headers")),
                strings(json.path("tags")),
                json.path("configurationSet").asText());
    }

    private static Map<String, String> strings(JsonNode object) {
        var strings = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
