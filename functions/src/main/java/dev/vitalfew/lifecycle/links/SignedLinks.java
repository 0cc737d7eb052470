package dev.vitalfew.lifecycle.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to pages on which a recipient can act without signing in. A token is the number of the key, what it grants and
 * its HMAC-SHA256. Tokens do not expire: an unsubscribe link has to work for as long as the email is kept.
 * Whoever holds an email can act for its recipient.
 */
public final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,4})\\.([A-Za-z0-9_-]{1,2000})\\.([A-Za-z0-9_-]{43})");

    private final SigningKeys keys;
    private final String publicUrl;
    private final ConcurrentMap<String, SigningKeys.Key> remembered = new ConcurrentHashMap<>();

    /** @param publicUrl where the pages are, such as {@code https://abc.execute-api.eu-central-1.amazonaws.com} */
    public SignedLinks(SigningKeys keys, String publicUrl) {
        this.keys = keys;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** A link to the page on which the grant is used. */
    public String to(Grant grant) {
        var key = remembered.computeIfAbsent("current", _ -> keys.current());
        var payload = encode(grant.text().getBytes(UTF_8));
        return publicUrl + "/p/" + grant.page() + "?t=" + key.number() + "." + payload + "."
                + encode(mac(key, payload));
    }

    /** What the token grants; empty when it was not made by this product, or grants something else. */
    public <G extends Grant> Optional<G> verify(Class<G> kind, String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return find(parts.group(1))
                .filter(key -> MessageDigest.isEqual(
                        encode(mac(key, parts.group(2))).getBytes(UTF_8),
                        parts.group(3).getBytes(UTF_8)))
                .flatMap(_ -> Grant.parse(new String(Base64.getUrlDecoder().decode(parts.group(2)), UTF_8)))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Only keys that are there are remembered, so that made-up numbers fill no memory. */
    private Optional<SigningKeys.Key> find(String number) {
        var known = Optional.ofNullable(remembered.get(number));
        if (known.isPresent()) {
            return known;
        }
        var found = keys.find(number);
        found.ifPresent(key -> remembered.put(number, key));
        return found;
    }

    private static byte[] mac(SigningKeys.Key key, String payload) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
            return mac.doFinal((key.number() + "." + payload).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
