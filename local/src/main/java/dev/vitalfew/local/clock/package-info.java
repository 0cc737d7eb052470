/**
 * In: real time and the wish to move on. Out: the product's time. Read {@link dev.vitalfew.local.clock.MovableClock} first.
 */
@NullMarked
package dev.vitalfew.local.clock;

import org.jspecify.annotations.NullMarked;
