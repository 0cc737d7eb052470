package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The suppression list: addresses never to be mailed, and people who unsubscribed under whichever address. */
public interface Suppressions {

    /** Adds the address unless it is there, and the person when given. Returns since when it is suppressed. */
    Instant add(String addressHash, Optional<Id> person, Reason reason, Instant at);

    /** Why neither the address nor the person may be mailed; empty when both may. Read consistently. */
    Optional<Reason> find(String addressHash, Id person);

    /** Which of these people, each with the hash of their address, may not be mailed; read at once, for many. */
    Set<Id> suppressed(Map<Id, String> addressHashes);

    /** Why an address is suppressed. */
    enum Reason {
        UNSUBSCRIBED,
        BOUNCED,
        COMPLAINED;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
