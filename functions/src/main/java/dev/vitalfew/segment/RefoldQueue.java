package dev.vitalfew.segment;

import dev.vitalfew.identity.Id;

/** Where ids wait whose fold failed. */
public interface RefoldQueue {

    void send(Id id);
}
