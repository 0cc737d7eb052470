/**
 * Conditions on accounts and people. In: what the model says. Out: nothing by themselves; {@code usage} counts what
 * their {@link dev.vitalfew.rules.Meter}s name, {@code lenses} evaluates them. Read first: {@link dev.vitalfew.rules.Rule},
 * then {@link dev.vitalfew.rules.Window#seenFrom}.
 */
@NullMarked
package dev.vitalfew.rules;

import org.jspecify.annotations.NullMarked;
