/**
 * What was sent and what became of it: each email is claimed before and settled after. It also counts what the mail
 * service judges a sender by, and how fast it may be called. Read {@link dev.vitalfew.lifecycle.ledger.Ledger} first,
 * then {@link dev.vitalfew.lifecycle.ledger.Marks} and {@link dev.vitalfew.lifecycle.ledger.Pace}.
 */
@NullMarked
package dev.vitalfew.lifecycle.ledger;

import org.jspecify.annotations.NullMarked;
