package dev.vitalfew.local.access;

/** A call as IAM sees it: an action such as {@code dynamodb:PutItem}, on a resource's ARN. */
public record Call(String action, String resource) {

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
