/**
 * In: a function's calls to AWS services, and the roles of the template. Out: the same calls, at the emulators, as far
 * as the function's role allows them; and which were denied and which grants were used. Read {@link
 * dev.vitalfew.local.access.Guard} first.
 */
@NullMarked
package dev.vitalfew.local.access;

import org.jspecify.annotations.NullMarked;
