/**
 * What is wrong with the data that rules read, and what to do about it.
 *
 * <p>Comes in: every account and its people, as the daily run comes by, and a sample of the log. Goes out: findings, worst
 * first, which the run stores as its report {@code data-quality}. Read {@link dev.vitalfew.quality.Quality} first: what is
 * noted, in bounded room, so that the notes of a run's slices can be merged. {@link dev.vitalfew.quality.Inspection}
 * notes, {@link dev.vitalfew.quality.Findings} says what it means. To add a kind, add it to {@link
 * dev.vitalfew.quality.Finding.Kind} and to one of the classes named after findings.
 */
@NullMarked
package dev.vitalfew.quality;

import org.jspecify.annotations.NullMarked;
