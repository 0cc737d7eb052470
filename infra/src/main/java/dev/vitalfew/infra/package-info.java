/**
 * The AWS resources that carry the data's way, as a CDK app.
 *
 * <p>In: the functions' jar, the model folder and the settings of {@link dev.vitalfew.infra.Settings}. Out: {@code
 * cdk.out/VitalFew.template.json} and its assets, which {@code cdk deploy} brings to AWS and {@code local} runs as they
 * stand. Read {@link dev.vitalfew.infra.VitalFewStack} first: it follows an event from the request to the email; then
 * {@link dev.vitalfew.infra.StageFunction}, which holds what all functions share, and how they are granted their calls.
 */
@NullMarked
package dev.vitalfew.infra;

import org.jspecify.annotations.NullMarked;
