package dev.vitalfew.lifecycle.links;

import java.util.Optional;

/** The secret keys that links are signed with, by number. */
public interface SigningKeys {

    /** The key to sign with. */
    Key current();

    /** A key that links may still be signed with. */
    Optional<Key> find(String number);

    /** A secret of 32 bytes. */
    record Key(String number, byte[] secret) {
        public Key {
            secret = secret.clone();
        }

        @Override
        public String toString() {
            return "key " + number;
        }
    }
}
