/**
 * What sequences achieved, against those who were held out. Read {@link dev.vitalfew.lifecycle.results.Results} first.
 */
@NullMarked
package dev.vitalfew.lifecycle.results;

import org.jspecify.annotations.NullMarked;
