@NullMarked
package dev.vitalfew.customers;

import org.jspecify.annotations.NullMarked;
