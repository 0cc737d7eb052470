package dev.vitalfew.lifecycle.ledger;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions that meet on an item: one of them passes, and the others come again a moment later. */
final class DynamoConflicts {

    private static final int TRIES = 8;
    private static final Duration LONGEST_BREAK = Duration.ofMillis(40);

    private DynamoConflicts() {}

    /** A condition that fails is no conflict: it is thrown at once. */
    static void retried(Runnable transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                transaction.run();
                return;
            } catch (TransactionCanceledException e) {
                if (attempt == TRIES || !isConflict(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_BREAK.toNanos()));
            }
        }
    }

    private static boolean isConflict(TransactionCanceledException e) {
        var codes = e.cancellationReasons().stream()
                .map(reason -> String.valueOf(reason.code()))
                .toList();
        return codes.contains("TransactionConflict") && !codes.contains("ConditionalCheckFailed");
    }
}
