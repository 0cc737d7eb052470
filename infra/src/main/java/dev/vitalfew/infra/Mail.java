package dev.vitalfew.infra;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;

/** How SES sends, and that it tells the default event bus, the only one it can, what became of each email. */
final class Mail {

    /** Asks for the rate and quota of the account; IAM knows no resource of it. */
    static final String ACCOUNT = "ses:GetAccount";

    /** Asks whether the brand's domain or address is verified. */
    static final String IDENTITY = "ses:GetEmailIdentity";

    private final Stack stack;
    private final CfnConfigurationSet set;

    Mail(Stack stack) {
        this.stack = stack;
        set = CfnConfigurationSet.Builder.create(stack, "Mail")
                .suppressionOptions(CfnConfigurationSet.SuppressionOptionsProperty.builder()
                        .suppressedReasons(List.of("BOUNCE", "COMPLAINT"))
                        .build())
                .reputationOptions(CfnConfigurationSet.ReputationOptionsProperty.builder()
                        .reputationMetricsEnabled(true)
                        .build())
                .build();
        set.overrideLogicalId("Mail");
        var destination = CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                .enabled(true)
                .matchingEventTypes(List.of(
                        "SEND",
                        "REJECT",
                        "RENDERING_FAILURE",
                        "DELIVERY",
                        "DELIVERY_DELAY",
                        "OPEN",
                        "CLICK",
                        "BOUNCE",
                        "COMPLAINT",
                        "SUBSCRIPTION"))
                .eventBridgeDestination(CfnConfigurationSetEventDestination.EventBridgeDestinationProperty.builder()
                        .eventBusArn(arn("events", "event-bus", "default"))
                        .build())
                .build();
        CfnConfigurationSetEventDestination.Builder.create(stack, "MailEvents")
                .configurationSetName(name())
                .eventDestination(destination)
                .build();
    }

    String name() {
        return set.getRef();
    }

    /** What SES asks for to send: the sender, whichever of the account's the brand names, and the configuration set. */
    String[] sending() {
        return new String[] {arn("ses", "identity", "*"), arn("ses", "configuration-set", name())};
    }

    String[] identities() {
        return new String[] {arn("ses", "identity", "*")};
    }

    private String arn(String service, String resource, String name) {
        return stack.formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .build());
    }
}
