/**
 * Other systems that are told. Comes in: messages that name a webhook, of tasks that were opened and of steps of sequences.
 * Goes out: signed requests, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says, each under an id that
 * never changes, at least once. Read {@link dev.vitalfew.webhooks.Calling} first.
 */
@NullMarked
package dev.vitalfew.webhooks;

import org.jspecify.annotations.NullMarked;
