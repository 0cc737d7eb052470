@NullMarked
package dev.vitalfew.platform;

import org.jspecify.annotations.NullMarked;
