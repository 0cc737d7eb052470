/**
 * What can be said of a rule without knowing anybody: that it never holds, or always does. Comes in: rules. Goes out: the
 * conditions in them that exclude each other. Sound and incomplete: what it calls impossible is, and what it says nothing
 * of may still be. Read first: {@link dev.vitalfew.model.logic.Logic}.
 */
@NullMarked
package dev.vitalfew.model.logic;

import org.jspecify.annotations.NullMarked;
