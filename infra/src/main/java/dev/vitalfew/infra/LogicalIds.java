package dev.vitalfew.infra;

import java.util.Objects;
import software.amazon.awscdk.CfnElement;
import software.constructs.Construct;

/** Names in the template that stay as they are when the constructs around a resource move: a new name is a new table. */
final class LogicalIds {

    private LogicalIds() {}

    static <T extends Construct> T fixed(T construct, String id) {
        ((CfnElement) Objects.requireNonNull(construct.getNode().getDefaultChild())).overrideLogicalId(id);
        return construct;
    }
}
