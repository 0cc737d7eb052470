@NullMarked
package dev.vitalfew.read;

import org.jspecify.annotations.NullMarked;
