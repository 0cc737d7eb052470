package dev.vitalfew.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.lifecycle.links.SigningKeys;
import java.util.Optional;

/** Links are signed as they are, with a key that is always the same. */
final class OneKey implements SigningKeys {

    private final Key key = new Key("1", "0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @Override
    public Key current() {
        return key;
    }

    @Override
    public Optional<Key> find(String number) {
        return Optional.of(key);
    }
}
