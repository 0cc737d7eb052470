/** Tiny functions that let the tests see how the machine invokes them. */
@NullMarked
package dev.vitalfew.local.tiny;

import org.jspecify.annotations.NullMarked;
