/**
 * The contract with those who send events: what an {@link dev.vitalfew.events.Event} is, and the one place that knows
 * how it is written, {@link dev.vitalfew.events.EventJson}. JSON comes in, events go out, and back. The same contract
 * for other languages is in the resources: JSON Schemas in {@code schemas/}, sample messages in {@code samples/}; a
 * test holds all three against each other.
 */
@NullMarked
package dev.vitalfew.events;

import org.jspecify.annotations.NullMarked;
