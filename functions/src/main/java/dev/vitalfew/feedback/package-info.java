/**
 * What became of the emails. Comes in: the mail service's reports, by the default event bus, best effort, repeated and in
 * any order. Goes out: settled send records, suppressed addresses, events of the person in the log. Read {@link
 * dev.vitalfew.feedback.Feedback} first.
 */
@NullMarked
package dev.vitalfew.feedback;

import org.jspecify.annotations.NullMarked;
