/**
 * In: the product from its synthesised template, running on this machine. Out: whether it does what it is for, seen from
 * outside, over HTTP. Read {@link dev.vitalfew.local.endtoend.Stack} first.
 */
@NullMarked
package dev.vitalfew.local.endtoend;

import org.jspecify.annotations.NullMarked;
