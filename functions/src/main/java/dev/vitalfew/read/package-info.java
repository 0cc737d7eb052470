/**
 * HTTP requests of the operator and of the application come in; what the stages before have written goes out as JSON.
 * Handlers that change something say so by their names. Read {@link dev.vitalfew.read.Operation}
 * first: it names every path, and {@code docs/openapi.yaml} describes them.
 */
@NullMarked
package dev.vitalfew.read;

import org.jspecify.annotations.NullMarked;
