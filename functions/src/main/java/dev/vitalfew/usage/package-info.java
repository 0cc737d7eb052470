@NullMarked
package dev.vitalfew.usage;

import org.jspecify.annotations.NullMarked;
