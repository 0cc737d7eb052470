/**
 * Puts accounts and people into segments and audiences: as soon as an event is folded, and every day.
 *
 * <p>Comes in: records of the log's stream, the hourly schedule. Goes out: where each subject stands, in {@code
 * customers}, and what changed, in {@code history}. Read {@link dev.vitalfew.segment.Settle} first: it is the one way to
 * change memberships. Then {@link dev.vitalfew.segment.FoldHandler} for events and {@link
 * dev.vitalfew.segment.Runs} for the daily run.
 *
 * <p>Keys of {@code runs}: {@code run} = {@code daily#2026-11-22}, {@code part} = {@code run}, {@code slice#003} or
 * {@code report#data-quality};
 * {@code run} = {@code latest} names the last run that was closed.
 */
@NullMarked
package dev.vitalfew.segment;

import org.jspecify.annotations.NullMarked;
