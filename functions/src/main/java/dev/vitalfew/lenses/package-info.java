@NullMarked
package dev.vitalfew.lenses;

import org.jspecify.annotations.NullMarked;
