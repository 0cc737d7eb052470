@NullMarked
package dev.vitalfew.feedback;

import org.jspecify.annotations.NullMarked;
