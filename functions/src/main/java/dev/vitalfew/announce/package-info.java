@NullMarked
package dev.vitalfew.announce;

import org.jspecify.annotations.NullMarked;
