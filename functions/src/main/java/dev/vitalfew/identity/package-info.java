@NullMarked
package dev.vitalfew.identity;

import org.jspecify.annotations.NullMarked;
