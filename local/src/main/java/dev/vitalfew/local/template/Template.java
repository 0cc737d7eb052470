package dev.vitalfew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code cdk synth} wrote: the resources, and the folders of their assets. */
public record Template(List<Resource> resources, Path folder, JsonNode assets) {

    private static final String STACK = "VitalFew";

    public Template {
        resources = List.copyOf(resources);
    }

    /** Reads the template of a cdk.out folder; stops at the first resource that can't run here. */
    public static Template read(Path folder, Places places) {
        var json = Json.read(folder.resolve(STACK + ".template.json"));
        var assets = folder.resolve(STACK + ".assets.json");
        var references = new References(json, places);
        var resources = new ArrayList<Resource>();
        json.path("Resources").properties().forEach(entry -> {
            var type = entry.getValue().path("Type").asText();
            Types.check(entry.getKey(), type);
            if (!Types.IGNORED.contains(type)) {
                var properties = references.resolve(entry.getValue().path("Properties"));
                resources.add(new Resource(entry.getKey(), type, properties));
            }
        });
        return new Template(resources, folder, assets.toFile().exists() ? Json.read(assets) : Json.object());
    }

    public List<Resource> of(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    public List<Resource> custom() {
        return resources.stream()
                .filter(resource -> Types.custom(resource.type()))
                .toList();
    }

    /** The folder of the layer's asset, found by the key under which CDK would upload it. */
    public Optional<Path> layer(String arn) {
        return of("AWS::Lambda::LayerVersion").stream()
                .filter(layer -> arn.contains(":layer:" + layer.id() + ":"))
                .findFirst()
                .map(layer -> layer.get("Content").path("S3Key").asText())
                .flatMap(this::asset);
    }

    private Optional<Path> asset(String key) {
        for (var file : assets.path("files").properties()) {
            for (var destination : file.getValue().path("destinations")) {
                if (destination.path("objectKey").asText().equals(key)) {
                    return Optional.of(folder.resolve(
                            file.getValue().path("source").path("path").asText()));
                }
            }
        }
        return Optional.empty();
    }
}
