package dev.vitalfew.lifecycle.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.identity.Id;
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
 */
public final class SignedLinks {

    public static final String UNSUBSCRIBE = "unsubscribe";

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

    /** What a token lets its holder do. {@code address} is the hash of the address that the email went to. */
    public record Grant(String purpose, Id person, String address, String sequence) {}

    public String to(String purpose, Id person, String address, String sequence) {
        var key = remembered.computeIfAbsent("current", _ -> keys.current());
        var payload = encode(
                String.join("\n", purpose, address, sequence, person.toString()).getBytes(UTF_8));
        return publicUrl + "/p/" + purpose + "?t=" + key.number() + "." + payload + "." + encode(mac(key, payload));
    }

    /** What the token grants; empty when it was not made by this product, or not for this purpose. */
    public Optional<Grant> verify(String purpose, String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return find(parts.group(1))
                .filter(key -> MessageDigest.isEqual(
                        encode(mac(key, parts.group(2))).getBytes(UTF_8),
                        parts.group(3).getBytes(UTF_8)))
                .map(_ -> grant(parts.group(2)))
                .filter(grant -> grant.purpose().equals(purpose));
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

    private static Grant grant(String payload) {
        var parts = new String(Base64.getUrlDecoder().decode(payload), UTF_8).split("\n", 4);
        return new Grant(parts[0], Id.parse(parts[3]), parts[1], parts[2]);
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
