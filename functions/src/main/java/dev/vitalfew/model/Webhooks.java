package dev.vitalfew.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that are told: {@code webhooks.yaml}. */
public record Webhooks(Map<String, Webhook> byName) {

    public Webhooks {
        byName = Map.copyOf(byName);
    }

    /** As they were checked with the model. */
    public static Webhooks in(Path folder) {
        return new Webhooks(WebhooksReader.read(ModelFiles.in(folder), new Problems()));
    }

    public Optional<Webhook> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those that are told of such an event. */
    public List<String> of(String event) {
        return byName.values().stream()
                .filter(webhook -> webhook.events().contains(event))
                .map(Webhook::name)
                .sorted()
                .toList();
    }
}
