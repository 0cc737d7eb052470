/**
 * In: tables' streams. Out: functions invoked with their records, as mean as AWS can be. Read {@link dev.vitalfew.local.streams.StreamTrigger} first.
 */
@NullMarked
package dev.vitalfew.local.streams;

import org.jspecify.annotations.NullMarked;
