/**
 * In: events put on a bus. Out: the targets of the rules that match. Read {@link dev.vitalfew.local.bus.EventBuses} first.
 */
@NullMarked
package dev.vitalfew.local.bus;

import org.jspecify.annotations.NullMarked;
