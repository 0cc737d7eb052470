/**
 * In: nothing. Out: a company's quarter, sent through the public API, and what became of it. Read {@link
 * dev.vitalfew.local.demo.Company} first, then {@link dev.vitalfew.local.demo.Story}.
 */
@NullMarked
package dev.vitalfew.local.demo;

import org.jspecify.annotations.NullMarked;
