package dev.vitalfew.lifecycle.existing;

import java.util.stream.Stream;

/** What operators confirmed of each sequence. */
public interface Confirmations {

    /** Writes it over what was known of the one of that time. */
    void save(Confirmation confirmation);

    /** Those of a sequence, the latest first, read consistently. */
    Stream<Confirmation> of(String sequence);
}
