/**
 * What a changed model, or one rule, would do to the stored customers before it goes live; nothing is written.
 *
 * <p>Comes in: a model that isn't live, and the customers, the log and the suppression list, read only. Goes out: a {@link
 * dev.vitalfew.preview.Preview}, by {@code POST /api/preview} and {@code make plan}. Read {@link
 * dev.vitalfew.preview.Previewing} first; who would move is found by {@link dev.vitalfew.segment.DryRun}, which is the
 * daily run without its writes.
 */
@NullMarked
package dev.vitalfew.preview;

import org.jspecify.annotations.NullMarked;
