@NullMarked
package dev.vitalfew.history;

import org.jspecify.annotations.NullMarked;
