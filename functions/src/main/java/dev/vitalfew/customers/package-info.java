/**
 * Accounts and people: the tables {@code ids} and {@code customers}.
 *
 * <p>Comes in: what {@code fold} made of events, where {@code segment} put a subject. Goes out: the same, read
 * consistently. Read {@link dev.vitalfew.customers.Customers} first, then {@link dev.vitalfew.customers.DirectoryEntry}.
 *
 * <p>Keys of {@code ids}: {@code id} = {@code u:42}; with {@code erased}, the date, nothing of it is folded any more.
 *
 * <p>Keys of {@code customers}: {@code account} = {@code g:acme}, {@code u:42} (account of one) or {@code a:5f3c}
 * (nobody known yet); {@code item} =
 *
 * <ul>
 *   <li>{@code !}: where the account stands; sorts first
 *   <li>{@code s:acme|s:acme}: its self
 *   <li>{@code u:42|!}: where the person stands
 *   <li>{@code u:42|u:42}, {@code u:42|a:5f3c}: the person's ids; a {@code |} within an id is written {@code %7C}
 * </ul>
 */
@NullMarked
package dev.vitalfew.customers;

import org.jspecify.annotations.NullMarked;
