package dev.vitalfew.segment;

import dev.vitalfew.identity.Id;

/** Where large accounts wait to be settled, each at most once a minute. */
public interface SettleQueue {

    void send(Id account, Trigger trigger);
}
