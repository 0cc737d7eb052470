/**
 * Who may not be written to at all: addresses by their hash, people by what they said, everybody while the kill switch
 * is on or the tool before is not heard. Read {@link dev.vitalfew.lifecycle.suppressions.Suppressions} first.
 */
@NullMarked
package dev.vitalfew.lifecycle.suppressions;

import org.jspecify.annotations.NullMarked;
