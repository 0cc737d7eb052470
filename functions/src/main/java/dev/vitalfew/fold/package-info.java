/**
 * From events to customers: the item of each logged id is the fold of its events, and the directory says whose it is.
 *
 * <p>Comes in: entries of the log, repeated and in any order. Goes out: items in {@code customers} and entries in {@code
 * ids}. Read {@link dev.vitalfew.fold.Fold} first (pure: what an event does to an item), then {@link
 * dev.vitalfew.fold.Folding} (reads, writes, tries again) and {@link dev.vitalfew.fold.Placement} (whose an id is).
 *
 * <p>Why order and repetition can't matter: an entry later than all that were folded is added. Any other only signals
 * that its day is to be counted anew from the log, which is read consistently. Traits, claims, first and last times are
 * the greatest or least by (time, message), each by itself. Every write holds only for the version that was read.
 */
@NullMarked
package dev.vitalfew.fold;

import org.jspecify.annotations.NullMarked;
