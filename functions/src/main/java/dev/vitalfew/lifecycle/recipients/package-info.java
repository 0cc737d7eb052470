/**
 * Who a person is to whoever writes to them: traits, address, language, time zone, consent, and what they were sent
 * lately. Read {@link dev.vitalfew.lifecycle.recipients.Recipient} first.
 */
@NullMarked
package dev.vitalfew.lifecycle.recipients;

import org.jspecify.annotations.NullMarked;
