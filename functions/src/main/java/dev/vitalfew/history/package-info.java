/**
 * Where accounts and people stand, and what changed.
 *
 * <p>Comes in: changes, from {@code segment}. Goes out: the same, by the table's stream, to {@code announce}. Read {@link
 * dev.vitalfew.history.Change} first.
 *
 * <p>Keys of {@code history}: {@code subject} = {@code account/g:acme} or {@code person/u:42}; {@code version} = the
 * version of the standing that the changes led to, in 12 digits.
 */
@NullMarked
package dev.vitalfew.history;

import org.jspecify.annotations.NullMarked;
