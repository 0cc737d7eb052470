@NullMarked
package dev.vitalfew.install;

import org.jspecify.annotations.NullMarked;
