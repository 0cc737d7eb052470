@NullMarked
package dev.vitalfew.events;

import org.jspecify.annotations.NullMarked;
