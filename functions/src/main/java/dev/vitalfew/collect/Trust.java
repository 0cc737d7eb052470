package dev.vitalfew.collect;

/** Who vouches for an event: anybody with the public key, a holder of the secret key, or this product itself. */
public enum Trust {
    PUBLIC,
    SECRET,
    SYSTEM
}
