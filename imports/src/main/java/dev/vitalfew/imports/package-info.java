/**
 * {@code make import}: a CSV file and a mapping file come in, messages of the Segment spec go out to {@code /v1/import}
 * with the secret key. It knows the contract in {@code events} and the public API, and nothing else of the product.
 *
 * <p>Read {@link dev.vitalfew.imports.Mapping} first, then {@link dev.vitalfew.imports.Import};
 * {@link dev.vitalfew.imports.Rows} says what becomes of broken lines, {@link dev.vitalfew.imports.Batches} in which
 * order messages leave. {@code docs/import.md} has the grammar with examples.
 */
@NullMarked
package dev.vitalfew.imports;

import org.jspecify.annotations.NullMarked;
