/**
 * JSON and the AWS JSON protocol, as the machine's own parts speak it to the emulators. Read {@link dev.vitalfew.local.wire.AwsJson} first.
 */
@NullMarked
package dev.vitalfew.local.wire;

import org.jspecify.annotations.NullMarked;
