/**
 * In: schedule resources and the clock. Out: their targets invoked when due. Read {@link dev.vitalfew.local.schedules.Schedules} first.
 */
@NullMarked
package dev.vitalfew.local.schedules;

import org.jspecify.annotations.NullMarked;
