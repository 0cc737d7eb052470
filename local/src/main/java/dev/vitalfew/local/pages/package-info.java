/**
 * What a person looks at on this machine: pages, rendered here, without a script. In: requests of a browser. Out: what the
 * operator's API and the mailbox say, so every number leads to the accounts, people and events behind it. Read {@link
 * dev.vitalfew.local.pages.Screens} first: it names every page.
 */
@NullMarked
package dev.vitalfew.local.pages;

import org.jspecify.annotations.NullMarked;
