@NullMarked
package dev.vitalfew.fold;

import org.jspecify.annotations.NullMarked;
