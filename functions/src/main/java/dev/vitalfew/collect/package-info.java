@NullMarked
package dev.vitalfew.collect;

import org.jspecify.annotations.NullMarked;
