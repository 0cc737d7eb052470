package dev.vitalfew.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** AWS's own list of what a stack should have, and why some of it is not so here. */
class NagTest {

    private static final Map<String, String> REASONS = Map.of(
            "AwsSolutions-APIG4",
                    "Keys and link signatures are checked by the functions: clients send them in four ways",
            "AwsSolutions-IAM5",
                    "SES: the sender's identity is the brand's, which may change without a deployment; the account's rate and"
                            + " quota have no resource",
            "AwsSolutions-DDB3", "Rejected events are kept for 30 days for inspection and need no recovery",
            "AwsSolutions-SQS3", "The queues without dead letters are the dead letters");

    @Test
    void findsNothingThatHasNoReason() {
        var app = new App(AppProps.builder().analyticsReporting(false).build());
        var stack = Synthesised.stack(app);
        Aspects.of(app).add(new AwsSolutionsChecks());
        NagSuppressions.addStackSuppressions(
                stack,
                REASONS.entrySet().stream()
                        .map(reason -> NagPackSuppression.builder()
                                .id(reason.getKey())
                                .reason(reason.getValue())
                                .build())
                        .toList());

        var annotations = Annotations.fromStack(stack);

        assertThat(findings(annotations.findError("*", Match.stringLikeRegexp("AwsSolutions-.*"))))
                .isEmpty();
        assertThat(findings(annotations.findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"))))
                .isEmpty();
    }

    private static List<String> findings(List<software.amazon.awscdk.cxapi.SynthesisMessage> messages) {
        return messages.stream()
                .map(message -> message.getId() + ": " + message.getEntry().getData())
                .toList();
    }
}
