/**
 * Erases people and accounts: an operator's request comes in; what stays is that an id was erased and when, and the hashes
 * of the addresses that are never to be written to; whoever listens on the bus is told. Read {@link dev.vitalfew.erase.Erasing} first.
 */
@NullMarked
package dev.vitalfew.erase;

import org.jspecify.annotations.NullMarked;
