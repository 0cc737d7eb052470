/**
 * In: the synthesised template. Out: the same stack on one machine. Read {@link dev.vitalfew.local.LocalStack} first.
 */
@NullMarked
package dev.vitalfew.local;

import org.jspecify.annotations.NullMarked;
