/**
 * Those who were in a segment or audience before it started a sequence: how many they are, and, once an operator has
 * confirmed that number, their enrollment. Read {@link dev.vitalfew.lifecycle.existing.TakingIn} first, then {@link
 * dev.vitalfew.lifecycle.existing.Existing} for who they are.
 */
@NullMarked
package dev.vitalfew.lifecycle.existing;

import org.jspecify.annotations.NullMarked;
