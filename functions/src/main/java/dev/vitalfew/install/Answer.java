package dev.vitalfew.install;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** What CloudFormation is told of a request, in its own names. */
record Answer(
        @JsonProperty("Status") Status status,
        @JsonProperty("Reason") String reason,
        @JsonProperty("PhysicalResourceId") String physicalResourceId,
        @JsonProperty("StackId") String stackId,
        @JsonProperty("RequestId") String requestId,
        @JsonProperty("LogicalResourceId") String logicalResourceId,
        @JsonProperty("Data") Map<String, String> data) {

    /** Always the same: a new one would have CloudFormation delete the one before. */
    private static final String PHYSICAL = "model";

    enum Status {
        SUCCESS,
        FAILED
    }

    static Answer done(CloudFormationCustomResourceEvent request, Map<String, String> data) {
        return answer(request, Status.SUCCESS, "", data);
    }

    static Answer failed(CloudFormationCustomResourceEvent request, String reason) {
        return answer(request, Status.FAILED, reason, Map.of());
    }

    private static Answer answer(
            CloudFormationCustomResourceEvent request, Status status, String reason, Map<String, String> data) {
        return new Answer(
                status,
                reason,
                PHYSICAL,
                request.getStackId(),
                request.getRequestId(),
                request.getLogicalResourceId(),
                data);
    }
}
