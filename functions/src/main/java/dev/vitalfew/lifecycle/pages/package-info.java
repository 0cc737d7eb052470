/**
 * The pages for recipients, as HTML: a frame, and one class for each page with everything that it can show. In comes who
 * the emails come from and what was filled in, out goes a {@link dev.vitalfew.lifecycle.pages.Page}. They act
 * through {@link dev.vitalfew.lifecycle.pages.Pages}, which says when each is shown.
 */
@NullMarked
package dev.vitalfew.lifecycle.pages;

import org.jspecify.annotations.NullMarked;
