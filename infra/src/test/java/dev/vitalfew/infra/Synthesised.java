package dev.vitalfew.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The template that the app writes for a small model, synthesised once for all tests. */
final class Synthesised {

    static final Path MODEL = model();
    static final Path OUT = folder("out");
    private static final JsonNode TEMPLATE = template();

    private Synthesised() {}

    static VitalFewStack stack(App app) {
        return new VitalFewStack(app, VitalFewApp.STACK, new Settings(MODEL, MODEL, Optional.empty(), false));
    }

    /** By logical id. */
    static Map<String, JsonNode> resources(String type) {
        var found = new LinkedHashMap<String, JsonNode>();
        TEMPLATE.get("Resources").properties().stream()
                .filter(entry -> entry.getValue().get("Type").asText().equals(type))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    static JsonNode properties(String id) {
        return TEMPLATE.get("Resources").get(id).get("Properties");
    }

    static Stream<JsonNode> all(String type) {
        return resources(type).values().stream().map(resource -> resource.get("Properties"));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.valueStream();
    }

    private static JsonNode template() {
        var app = new App(AppProps.builder()
                .outdir(OUT.toString())
                .analyticsReporting(false)
                .build());
        stack(app);
        app.synth();
        try {
            return new JsonMapper()
                    .readTree(OUT.resolve("VitalFew.template.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path model() {
        try {
            var model = folder("model");
            Files.writeString(model.resolve("segmentation.yaml"), "timezone: Europe/Berlin\n");
            Files.copy(Path.of("..", "model", "brand.yaml"), model.resolve("brand.yaml"));
            Files.writeString(model.resolve(".DS_Store"), "not the model's");
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("vitalfew-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
