/**
 * In: calls to SES. Out: mails to look at, and SES's events about them. Read {@link dev.vitalfew.local.mailbox.Mailbox} first.
 */
@NullMarked
package dev.vitalfew.local.mailbox;

import org.jspecify.annotations.NullMarked;
