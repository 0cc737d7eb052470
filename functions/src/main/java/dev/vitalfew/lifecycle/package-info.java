@NullMarked
package dev.vitalfew.lifecycle;

import org.jspecify.annotations.NullMarked;
