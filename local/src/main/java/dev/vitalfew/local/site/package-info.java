/**
 * The demo site of Plainboard, under /site/. In: a browser. Out: what its tracker and its server send through the public
 * API. Read {@link dev.vitalfew.local.site.DemoSite} first; its pages are in {@code resources/site}.
 */
@NullMarked
package dev.vitalfew.local.site;

import org.jspecify.annotations.NullMarked;
