package dev.vitalfew.local.functions;

import dev.vitalfew.local.functions.Trouble.Order;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** One run of a function, with what goes wrong in it. */
final class Invocation {

    static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

    private final Order order;
    private int calls;
    private int tableCalls;

    Invocation(Order order) {
        this.order = order;
    }

    /** Empty outside of functions. */
    static Optional<Invocation> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    void beforeCall(boolean toTable) {
        calls++;
        if (order.trouble() == Trouble.KILLED && calls == order.at()) {
            throw new Killed();
        }
        if (toTable) {
            beforeTableCall();
        }
    }

    private void beforeTableCall() {
        tableCalls++;
        if (order.trouble() == Trouble.THROTTLED
                && tableCalls >= order.at()
                && tableCalls < order.at() + Trouble.THROTTLED_CALLS) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("ordered")
                    .statusCode(400)
                    .awsErrorDetails(details("ProvisionedThroughputExceededException"))
                    .build();
        }
        if (order.trouble() == Trouble.FAILED_CALL && tableCalls == order.at()) {
            throw InternalServerErrorException.builder()
                    .message("ordered")
                    .statusCode(500)
                    .awsErrorDetails(details("InternalServerError"))
                    .build();
        }
    }

    void afterTableCall() {
        if (order.trouble() == Trouble.LOST_ANSWER && tableCalls == order.at()) {
            throw SdkClientException.create("ordered", new IOException("the connection was reset"));
        }
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("ordered").build();
    }

    /** No exception, so that no function handles its own death. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        private Killed() {
            super("ordered: the function was killed");
        }
    }
}
