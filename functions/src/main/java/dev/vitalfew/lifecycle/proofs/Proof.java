package dev.vitalfew.lifecycle.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Links;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.emails.Variables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One email in one language, for the model's example person. */
record Proof(String name, String language, Message message) {

    /** How wide and how lit a picture of it is. */
    record View(String name, int width, boolean dark) {}

    static final List<View> VIEWS = List.of(
            new View("wide-light", 700, false),
            new View("wide-dark", 700, true),
            new View("narrow-light", 360, false),
            new View("narrow-dark", 360, true));

    /** In the order of their names. */
    static List<Proof> of(Emails emails) {
        return emails.names().stream()
                .sorted()
                .flatMap(name -> emails.languages(name).stream().map(language -> of(emails, name, language)))
                .toList();
    }

    private static Proof of(Emails emails, String name, String language) {
        var example = emails.example();
        var person = new TreeMap<>(example.person());
        person.put("locale", TextNode.valueOf(language));
        var links = Links.all().stream()
                .collect(Collectors.toMap(link -> link, link -> "https://example.com/p/" + link + "?t=example"));
        var address = person.containsKey("email") ? person.get("email").asText() : "ada@example.com";
        return new Proof(
                name,
                language,
                emails.render(name, address, new Variables(person, example.account(), links), Map.of()));
    }

    /** Such as {@code getting-started.de}. */
    String file() {
        return name + "." + language;
    }

    String picture(View view) {
        return file() + "." + view.name() + ".png";
    }

    int kilobytes() {
        return (message.html().getBytes(UTF_8).length + 1023) / 1024;
    }
}
