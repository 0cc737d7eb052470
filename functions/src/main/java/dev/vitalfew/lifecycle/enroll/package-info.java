/**
 * Who comes into a sequence, and what wakes them in it: changes on the bus, events that sequences name, the clock.
 * Read {@link dev.vitalfew.lifecycle.enroll.Enrolling} first, then {@link dev.vitalfew.lifecycle.enroll.Noticing} and
 * {@link dev.vitalfew.lifecycle.enroll.Dispatching}.
 */
@NullMarked
package dev.vitalfew.lifecycle.enroll;

import org.jspecify.annotations.NullMarked;
