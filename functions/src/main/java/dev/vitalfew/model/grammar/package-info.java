/**
 * What can be written as a condition, once: {@link dev.vitalfew.model.grammar.Grammar} lists its forms with their keys,
 * examples and meaning. From it come the JSON Schema that editors complete by and the page {@code docs/rules.md}; tests
 * hold the reader to it.
 */
@NullMarked
package dev.vitalfew.model.grammar;

import org.jspecify.annotations.NullMarked;
