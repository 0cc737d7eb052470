package dev.vitalfew.lifecycle.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.identity.Id;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that an email carries, by which the mail service's reports find its send record. A tag's value can hold
 * letters, digits, - and _ only, and 256 of them, so the key goes in Base64, over as many tags as it needs.
 */
public final class Tags {

    private static final String KEY = "send-";
    private static final int LONGEST = 256;

    private Tags() {}

    public static Map<String, String> of(Ledger.Key key) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("sequence", plain(key.sequence()));
        tags.put("step", plain(key.step()));
        var encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", key.person().toString(), key.sequence(), key.step(), key.entry())
                        .getBytes(UTF_8));
        for (var part = 0; part * LONGEST < encoded.length(); part++) {
            tags.put(KEY + part, encoded.substring(part * LONGEST, Math.min(encoded.length(), (part + 1) * LONGEST)));
        }
        return tags;
    }

    /** The key in the tags of a report; empty for an email that this product did not send. */
    public static Optional<Ledger.Key> key(Map<String, String> tags) {
        var encoded = new StringBuilder();
        for (var part = 0; tags.get(KEY + part) instanceof String text; part++) {
            encoded.append(text);
        }
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        var parts = new String(Base64.getUrlDecoder().decode(encoded.toString()), UTF_8).split("\n", 4);
        return parts.length == 4
                ? Optional.of(new Ledger.Key(Id.parse(parts[0]), parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
