package dev.vitalfew.lifecycle.existing;

import java.util.Optional;

/**
 * How many would come into a sequence; numbers of parts add up.
 *
 * @param accounts through how many accounts they would
 * @param people how many people; of a sequence to the most active, one for each account: the number to confirm
 * @param emailable how many of them nothing keeps from being emailed, as far as that is known before
 * @param cursor where the next part begins; empty when it is the last
 */
public record Numbers(long accounts, long people, long emailable, Optional<String> cursor) {}
