/**
 * In: queue resources and their event source mappings. Out: functions invoked with messages. Read {@link dev.vitalfew.local.queues.QueueTrigger} first.
 */
@NullMarked
package dev.vitalfew.local.queues;

import org.jspecify.annotations.NullMarked;
