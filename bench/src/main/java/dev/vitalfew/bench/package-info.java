/**
 * Measures what the product promises of speed, size and cost: {@link dev.vitalfew.bench.Bench} prints each bound beside what
 * was measured. Read first: {@link dev.vitalfew.bench.History}, the data that all engines are given, then {@link
 * dev.vitalfew.bench.Engine}.
 */
@NullMarked
package dev.vitalfew.bench;

import org.jspecify.annotations.NullMarked;
