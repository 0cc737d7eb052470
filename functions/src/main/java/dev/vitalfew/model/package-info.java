@NullMarked
package dev.vitalfew.model;

import org.jspecify.annotations.NullMarked;
