/**
 * What people did, counted: per meter and local date, for the meters that the model's rules name and no more.
 *
 * <p>Comes in: counts, from {@code fold}. Goes out: what rules ask as yes or no ({@link dev.vitalfew.usage.Signs}), and sums
 * over dates, to the evaluator. Read {@link dev.vitalfew.usage.Usage} first, then {@link dev.vitalfew.usage.UsageCodec} for
 * the bytes on an item.
 */
@NullMarked
package dev.vitalfew.usage;

import org.jspecify.annotations.NullMarked;
