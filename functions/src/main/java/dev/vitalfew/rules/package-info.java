@NullMarked
package dev.vitalfew.rules;

import org.jspecify.annotations.NullMarked;
