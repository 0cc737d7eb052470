/**
 * From a membership change to emails in a person's mailbox.
 *
 * <p>Comes in: changes on the bus ({@link dev.vitalfew.lifecycle.EnrollHandler}), events that sequences name ({@link
 * dev.vitalfew.lifecycle.NoticeHandler}), each minute ({@link
 * dev.vitalfew.lifecycle.DispatchHandler}), due enrollments ({@link dev.vitalfew.lifecycle.SendHandler}), clicks on
 * signed links ({@link dev.vitalfew.lifecycle.PagesHandler}). Goes out: calls to the mail service, tasks and webhooks that
 * steps name, records of enrollments and sends, the suppression list. Read {@link
 * dev.vitalfew.lifecycle.enrollments.Enrollment}, {@link dev.vitalfew.lifecycle.send.Gate} and {@link
 * dev.vitalfew.lifecycle.send.Sender} first.
 *
 * <p>Here are the functions; what they do is in rooms, each of which knows those before it alone: {@code emails} and {@code
 * links}, {@code enrollments}, {@code suppressions}, {@code ledger}, {@code recipients}, {@code enroll}, {@code send}; and
 * beside them {@code existing}, {@code pages}, {@code results} and {@code proofs}.
 *
 * <p>Keys of {@code lifecycle}: {@code person} = {@code u:42}; {@code record} =
 *
 * <ul>
 *   <li>{@code enrollment#reactivation#g:acme/behavioural_segment/3}: the person's way through the sequence by that
 *       change; in the index {@code due} while it is to be looked at again, {@code shard} = {@code 00} to {@code 03},
 *       {@code dueAt} = when, or until when it is leased, {@code #} and both keys
 *   <li>{@code send#reactivation#reactivation-1#g:acme/behavioural_segment/3}: one email of it
 *   <li>{@code chosen#reactivation#g:acme/behavioural_segment/3} of an account: for whom that entry is, of a sequence to
 *       the most active
 *   <li>{@code edition#…} of {@code sequence#reactivation} instead of a person: the text of the sequence's file when
 *       somebody began it
 *   <li>{@code existing#2220000000000} of {@code sequence#reactivation}: how many of those who were in before an operator
 *       let in at that time, and how far that has come
 *   <li>{@code run#reactivation}: the last entry by which the person got emails of the sequence
 *   <li>{@code preferences}: what is said against mailing the person at whichever address, by reason; the topics that they
 *       stopped, how often they want emails, until when they paused, and the emails that were claimed for them lately
 *   <li>{@code answer#nps-survey#nps-survey#u:42/survey_due/1}: the hash of the person's latest answer to that email
 * </ul>
 *
 * <p>Keys of {@code suppression}: {@code address} = SHA-256 of the address; each reason against it is an attribute, and
 * {@code emails} those that were claimed for it lately. Of {@code control}: {@code kill-switch} (sending is stopped while it is there), {@code signing#1}, {@code signing#2}, …, and
 * {@code signing} (the number of the one to sign with), {@code other-tool} (emails may begin); and what is counted
 * for the sender's reputation: see {@link dev.vitalfew.lifecycle.ledger.DynamoMarks}.
 */
@NullMarked
package dev.vitalfew.lifecycle;

import org.jspecify.annotations.NullMarked;
