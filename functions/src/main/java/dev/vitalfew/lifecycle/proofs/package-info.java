/**
 * Proofs, as printers have them: every email of a model written out to be looked at before it is sent. In comes a model's
 * folder, out goes a folder with a page that leads to each email as HTML, as plain text and, where a Chromium is found, as
 * pictures. Read {@link dev.vitalfew.lifecycle.proofs.WriteProofs} first. Runs on the deployer's machine only.
 */
@NullMarked
package dev.vitalfew.lifecycle.proofs;

import org.jspecify.annotations.NullMarked;
