/**
 * Emails from the files of the model: MJML with Handlebars in {@code emails/}, the sender in {@code brand.yaml}. In
 * comes the name of a template and what is known of a recipient, out goes a {@link
 * dev.vitalfew.lifecycle.emails.Message}. Read {@link dev.vitalfew.lifecycle.emails.Emails} first.
 *
 * <p>On the way there: a {@link dev.vitalfew.lifecycle.emails.Source} is put into its layout by {@link
 * dev.vitalfew.lifecycle.emails.Partials}, checked and compiled by {@link dev.vitalfew.lifecycle.emails.OneEmail}, all
 * when a model is deployed; functions read what came of it, and fill it in ({@link
 * dev.vitalfew.lifecycle.emails.Templates}).
 */
@NullMarked
package dev.vitalfew.lifecycle.emails;

import org.jspecify.annotations.NullMarked;
