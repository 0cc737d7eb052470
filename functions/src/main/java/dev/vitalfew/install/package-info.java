/**
 * What a deployment does besides resources.
 *
 * <p>In: CloudFormation's requests about {@code Custom::Model}, whose property {@code Hash} names the model's content. Out:
 * the model's number in the control table ({@code model}, {@code model#<hash>}), and an answer to CloudFormation. Read
 * {@link dev.vitalfew.install.InstallHandler}, then {@link dev.vitalfew.model.Publications}.
 */
@NullMarked
package dev.vitalfew.install;

import org.jspecify.annotations.NullMarked;
