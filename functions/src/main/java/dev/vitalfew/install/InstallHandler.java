package dev.vitalfew.install;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.model.DynamoPublications;
import dev.vitalfew.model.Publications;
import dev.vitalfew.platform.Env;
import java.util.Map;

/**
 * CloudFormation, when a deployment creates, changes or deletes {@code Custom::Model}: gives the model its number, and
 * makes the first key that links are signed with.
 *
 * <p>The number goes to the hash that CloudFormation states, not to what this function has at hand: when a deployment is
 * rolled back, the model before is published again.
 */
public final class InstallHandler implements RequestHandler<CloudFormationCustomResourceEvent, String> {

    private final Publications publications;
    private final Runnable signingKey;
    private final Answers answers;

    public InstallHandler() {
        this(DynamoPublications.from(Env.system()), DynamoSigningKeys.from(Env.system())::makeFirst, new Answers());
    }

    InstallHandler(Publications publications, Runnable signingKey, Answers answers) {
        this.publications = publications;
        this.signingKey = signingKey;
        this.answers = answers;
    }

    @Override
    public String handleRequest(CloudFormationCustomResourceEvent request, Context context) {
        return handle(request);
    }

    String handle(CloudFormationCustomResourceEvent request) {
        var answer = answer(request);
        answers.send(request.getResponseUrl(), answer);
        return answer.status().name();
    }

    /** Whatever fails is told: CloudFormation would wait for an hour, and then say nothing about the cause. */
    private Answer answer(CloudFormationCustomResourceEvent request) {
        try {
            return Answer.done(request, act(request));
        } catch (RuntimeException e) {
            return Answer.failed(request, e.toString());
        }
    }

    /** Numbers stay when the stack goes: so do the tables whose items they stand on. */
    private Map<String, String> act(CloudFormationCustomResourceEvent request) {
        return switch (request.getRequestType()) {
            case "Create", "Update" -> {
                signingKey.run();
                yield Map.of("Number", Long.toString(publications.publish(hash(request))));
            }
            case "Delete" -> Map.of();
            default -> throw new IllegalArgumentException("unknown request type " + request.getRequestType());
        };
    }

    private static String hash(CloudFormationCustomResourceEvent request) {
        var hash = String.valueOf(request.getResourceProperties().get("Hash"));
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the property Hash is not a model's hash: " + hash);
        }
        return hash;
    }
}
