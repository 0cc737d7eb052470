/**
 * In: nothing. Out: a small company's two months, sent through the public API. Read {@link
 * dev.vitalfew.local.demo.Company} first.
 */
@NullMarked
package dev.vitalfew.local.demo;

import org.jspecify.annotations.NullMarked;
