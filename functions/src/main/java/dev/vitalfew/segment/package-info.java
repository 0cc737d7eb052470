@NullMarked
package dev.vitalfew.segment;

import org.jspecify.annotations.NullMarked;
