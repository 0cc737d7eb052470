/**
 * Where people are in sequences: one {@link dev.vitalfew.lifecycle.enrollments.Enrollment} for each way through one,
 * with the edition of the sequence that it goes by. Read that first, then {@link
 * dev.vitalfew.lifecycle.enrollments.Course} for which step is next.
 */
@NullMarked
package dev.vitalfew.lifecycle.enrollments;

import org.jspecify.annotations.NullMarked;
