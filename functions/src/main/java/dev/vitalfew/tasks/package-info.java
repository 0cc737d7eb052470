/**
 * Work for people: customer success and sales.
 *
 * <p>Comes in: from the bus, that somebody entered a segment or audience (for a cause that starts something) or left one (for
 * any), and from lifecycle, that a sequence came to a step with a task. Goes out: tasks with an owner and a time, and that one
 * was opened, to whoever listens. Read {@link dev.vitalfew.tasks.Opening} first.
 *
 * <p>The table {@code tasks} has, by {@code id}:
 *
 * <ul>
 *   <li>twenty hexadecimal digits: a task; {@code order} is state, due time and id, in the indexes by {@code state}, {@code
 *       owner} and {@code account}
 *   <li>{@code slot#…}: what is open for a reason of a subject, and by which change that is known
 *   <li>{@code turn#cs}: how many tasks were given in turn
 *   <li>{@code digest#2026-03-02#…}: that an owner was written to on that date
 * </ul>
 */
@NullMarked
package dev.vitalfew.tasks;

import org.jspecify.annotations.NullMarked;
