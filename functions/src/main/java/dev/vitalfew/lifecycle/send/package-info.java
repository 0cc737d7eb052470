/**
 * One step of an enrollment that is due: the {@link dev.vitalfew.lifecycle.send.Gate} decides, the {@link
 * dev.vitalfew.lifecycle.send.Sender} claims, sends and settles, or does what else the step says.
 */
@NullMarked
package dev.vitalfew.lifecycle.send;

import org.jspecify.annotations.NullMarked;
