/**
 * Tells everybody who listens what changed.
 *
 * <p>Comes in: records of the stream of {@code history}. Goes out: {@code SegmentEntered}, {@code SegmentExited}, {@code
 * AudienceEntered} and {@code AudienceExited} on the bus, at least once, each under an id that never changes. Erasing puts
 * {@code PersonErased} and {@code AccountErased} there in the same way, with {@code subject} and {@code at} alone.
 */
@NullMarked
package dev.vitalfew.announce;

import org.jspecify.annotations.NullMarked;
