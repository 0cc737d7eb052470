/**
 * HTTP requests of the Segment spec come in; one entry for each id that an event concerns goes into the
 * {@link dev.vitalfew.collect.Log}. A request is answered 200 only when each of its events is in the log, in the
 * overflow queue, or in the rejected store with a reason.
 *
 * <p>Read {@link dev.vitalfew.collect.CollectHandler} first, then {@link dev.vitalfew.collect.Collector};
 * {@link dev.vitalfew.collect.Concerns} says under which ids an event is logged, {@link dev.vitalfew.collect.Stamp}
 * when it happened and under which key.
 *
 * <p>Keys of the table EVENTS: {@code u:42}, {@code a:5f3c}, {@code s:acme} / {@link dev.vitalfew.collect.LogKey};
 * time markers {@code m:u:42} / {@code s#messageId}. Keys of the table REJECTED: UTC date / 13 digits of milliseconds,
 * {@code #}, a random word.
 */
@NullMarked
package dev.vitalfew.collect;

import org.jspecify.annotations.NullMarked;
