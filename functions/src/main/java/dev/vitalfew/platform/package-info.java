/**
 * What every stage stands on: the environment, AWS clients, HTTP as API Gateway hands it over, and keys. Knows nothing
 * of customers. Read {@link dev.vitalfew.platform.Env} first.
 *
 * <p>Items of the table CONTROL that are read here: {@code key#<sha-256 hex of a key>} with its {@code kind}.
 */
@NullMarked
package dev.vitalfew.platform;

import org.jspecify.annotations.NullMarked;
