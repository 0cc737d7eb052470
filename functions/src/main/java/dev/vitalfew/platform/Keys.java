package dev.vitalfew.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys that callers present. At rest there are only their hashes, and a key is looked up by its hash: no secret is
 * ever compared character by character.
 */
public interface Keys {

    /** What a key opens: events in, from anybody; events in, trusted, and segments; the operator's API. */
    enum Kind {
        PUBLIC,
        SECRET,
        OPERATOR;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Empty for a key that is none. */
    Optional<Kind> kindOf(String key);

    /** SHA-256 in hexadecimal, as keys are stored. */
    static String hash(String key) {
        return Hash.sha256(key);
    }

    /** The key in the headers: {@code Authorization: Basic} (as user name) or {@code Bearer}, or {@code X-Write-Key}. */
    static Optional<String> presented(HttpRequest request) {
        return request.header("authorization")
                .map(String::strip)
                .flatMap(Keys::authorized)
                .or(() -> request.header("x-write-key").map(String::strip))
                .filter(key -> !key.isEmpty());
    }

    private static Optional<String> authorized(String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(authorization.substring(7).strip());
        }
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return userName(authorization.substring(6).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> userName(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), UTF_8);
            var colon = pair.indexOf(':');
            return Optional.of(colon < 0 ? pair : pair.substring(0, colon));
        } catch (IllegalArgumentException _) {
            return Optional.of(credentials);
        }
    }
}
