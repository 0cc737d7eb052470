/**
 * In: a cdk.out folder. Out: its resources with every intrinsic resolved. Read {@link dev.vitalfew.local.template.Template} first.
 */
@NullMarked
package dev.vitalfew.local.template;

import org.jspecify.annotations.NullMarked;
