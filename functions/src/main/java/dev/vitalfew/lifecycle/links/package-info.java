/**
 * Signed links, which let a recipient act without signing in. In comes what a link is for, out goes a token that nobody
 * else can make. Read {@link dev.vitalfew.lifecycle.links.SignedLinks} first.
 */
@NullMarked
package dev.vitalfew.lifecycle.links;

import org.jspecify.annotations.NullMarked;
