package dev.vitalfew.model;

import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code webhooks.yaml}. */
final class WebhooksReader {

    private static final Set<String> EVENTS = Set.of(Webhook.TASK_OPENED);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    private final Entry file;

    private WebhooksReader(Entry file) {
        this.file = file.allows(List.of("webhooks"));
    }

    static Map<String, Webhook> read(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.WEBHOOKS)
                    .flatMap(text -> new Yaml(problems).read(ModelFiles.WEBHOOKS, text))
                    .map(entry -> new WebhooksReader(entry).webhooks())
                    .orElse(Map.of());
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.WEBHOOKS, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return Map.of();
        }
    }

    private Map<String, Webhook> webhooks() {
        file.expects("webhooks", "a list of webhooks, or []");
        var webhooks = new LinkedHashMap<String, Webhook>();
        for (var entry : file.entries("webhooks")) {
            entry.allows(List.of("webhook", "url", "on"));
            var url = url(entry);
            var events = events(entry);
            Names.read(entry, "webhook").ifPresent(name -> {
                if (webhooks.containsKey(name)) {
                    entry.error(entry.at("webhook"), "there are two webhooks " + name, "another name for this one");
                }
                url.ifPresent(address -> webhooks.put(name, new Webhook(name, address, events)));
            });
        }
        return webhooks;
    }

    private static Set<String> events(Entry entry) {
        return entry.texts("on").stream()
                .filter(event -> {
                    if (!EVENTS.contains(event.value())) {
                        entry.error(
                                event.place(),
                                "there is no event " + event.value(),
                                Nearest.instead(event.value(), EVENTS));
                    }
                    return EVENTS.contains(event.value());
                })
                .map(Entry.Text::value)
                .collect(Collectors.toSet());
    }

    /** What is sent is of customers: it goes encrypted, to a named host, with the secret elsewhere. */
    private static Optional<URI> url(Entry entry) {
        var text = entry.needed("url", "https://example.com/hooks/vitalfew");
        try {
            var url = text.map(URI::create).filter(WebhooksReader::isSafe);
            if (text.isPresent() && url.isEmpty()) {
                refuse(entry);
            }
            return url;
        } catch (IllegalArgumentException _) {
            refuse(entry);
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI url) {
        var host = Optional.ofNullable(url.getHost()).orElse("");
        return url.getUserInfo() == null
                && ("https".equals(url.getScheme()) && !host.isEmpty() && !host.matches("[0-9.]+|\\[.*")
                        || "http".equals(url.getScheme()) && HERE.contains(host));
    }

    private static void refuse(Entry entry) {
        entry.error(
                entry.at("url"),
                "a webhook goes to an https address by a name, without a password in it",
                "url: https://example.com/hooks/vitalfew");
    }
}
