/**
 * Who is in which segment and audience, as of a date. In: a model, the facts of a subject, a date. Out:
 * {@link dev.vitalfew.lenses.Results}, and the reasons when somebody reads them. The same code for a fresh event, the
 * daily run and a preview. Read first: {@link dev.vitalfew.lenses.Evaluator}.
 */
@NullMarked
package dev.vitalfew.lenses;

import org.jspecify.annotations.NullMarked;
