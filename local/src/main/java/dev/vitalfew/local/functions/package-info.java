/**
 * In: a function's resource and events as bytes. Out: its answers as bytes. Read {@link dev.vitalfew.local.functions.Function} first.
 */
@NullMarked
package dev.vitalfew.local.functions;

import org.jspecify.annotations.NullMarked;
