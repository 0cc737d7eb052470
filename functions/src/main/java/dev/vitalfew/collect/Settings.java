package dev.vitalfew.collect;

import dev.vitalfew.platform.HttpRequest;
import java.util.List;
import java.util.Map;

/** What browser SDKs ask of their vendor before they start, so that they start unchanged and send to this endpoint. */
final class Settings {

    private static final Map<String, Object> ALLOWED =
            Map.of("__default", Map.of("enabled", true, "integrations", Map.of()));

    private Settings() {}

    /** For analytics-next: send to this host, over the protocol of this request, and no metrics. */
    static Map<String, Object> analyticsNext(HttpRequest request, String key) {
        var destination = Map.of(
                "apiKey", key,
                "apiHost", request.header("host").orElse("localhost") + "/v1",
                "protocol", request.header("x-forwarded-proto").orElse("http"),
                "unbundledIntegrations", List.of(),
                "addBundledMetadata", true,
                "maybeBundledConfigIds", Map.of(),
                "versionSettings", Map.of("version", "4.4.7", "componentTypes", List.of("browser")));
        return Map.of(
                "integrations", Map.of("Segment.io", destination),
                "plan", Map.of("track", ALLOWED, "identify", ALLOWED, "group", ALLOWED),
                "edgeFunction", Map.of(),
                "middlewareSettings", Map.of(),
                "enabledMiddleware", Map.of(),
                "remotePlugins", List.of(),
                "metrics", Map.of("sampleRate", 0),
                "analyticsNextEnabled", true);
    }

    /** For RudderStack: a source that is on and has no destinations in the browser. */
    static Map<String, Object> rudderStack(String key) {
        var source = Map.of(
                "id",
                "vitalfew",
                "name",
                "Vital Few",
                "writeKey",
                key,
                "enabled",
                true,
                "workspaceId",
                "vitalfew",
                "config",
                Map.of(
                        "statsCollection",
                        Map.of("errors", Map.of("enabled", false), "metrics", Map.of("enabled", false))),
                "connections",
                List.of(),
                "destinations",
                List.of(),
                "dataplanes",
                Map.of());
        return Map.of("isHosted", true, "source", source, "updatedAt", "2026-01-01T00:00:00.000Z");
    }
}
