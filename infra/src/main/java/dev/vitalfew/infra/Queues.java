package dev.vitalfew.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Work that waits. After five tries a message goes to the queue's dead letters, which keep it for 14 days. */
final class Queues {

    private static final Duration KEPT = Duration.days(14);
    private static final int TRIES = 5;

    final NamedQueue overflow;
    final NamedQueue refold;
    final NamedQueue settle;
    final NamedQueue slices;
    final NamedQueue enroll;
    final NamedQueue send;
    final NamedQueue feedback;
    final NamedQueue tasks;
    final NamedQueue webhooks;

    /** Records of the history's stream that could not be announced. */
    final Queue unannounced;

    /** Records of the log's stream of which sequences could take no note. */
    final Queue unnoticed;

    /** Ticks of a schedule that could not be delivered. */
    final Queue missedTicks;

    private final Construct scope;
    private final List<Queue> deadLetters = new ArrayList<>();

    Queues(Construct scope) {
        this.scope = scope;
        overflow = queue("Overflow", Sizing.OVERFLOW);
        refold = queue("Refold", Sizing.FOLD);
        settle = settle();
        slices = queue("Slices", Sizing.SLICE);
        enroll = queue("Enroll", Sizing.ENROLL);
        send = queue("Send", Sizing.SEND);
        feedback = queue("Feedback", Sizing.FEEDBACK);
        tasks = queue("Tasks", Sizing.OPEN_TASKS);
        webhooks = queue("Webhooks", Sizing.CALL_WEBHOOKS);
        unannounced = deadLetters("Unannounced");
        unnoticed = deadLetters("Unnoticed");
        missedTicks = deadLetters("MissedTicks");
    }

    /** Every queue in which a message means that something was given up. */
    List<Queue> deadLetters() {
        return List.copyOf(deadLetters);
    }

    private NamedQueue queue(String name, Sizing consumer) {
        var dead = deadLetters(name + "DeadLetters");
        var queue = Queue.Builder.create(scope, name + "Queue")
                .visibilityTimeout(consumer.invisible())
                .retentionPeriod(KEPT)
                .enforceSsl(true)
                .deadLetterQueue(after(dead))
                .build();
        return named(name, queue, dead);
    }

    /** First in, first out by account, a minute late: what comes within that minute is settled once. */
    private NamedQueue settle() {
        var dead = register(Queue.Builder.create(scope, "SettleDeadLetters").fifo(true), "SettleDeadLetters");
        var queue = Queue.Builder.create(scope, "SettleQueue")
                .fifo(true)
                .deliveryDelay(Duration.minutes(1))
                .visibilityTimeout(Sizing.SETTLE.invisible())
                .retentionPeriod(KEPT)
                .enforceSsl(true)
                .deadLetterQueue(after(dead))
                .build();
        return named("Settle", queue, dead);
    }

    private static NamedQueue named(String name, Queue queue, Queue dead) {
        var variable = name.toUpperCase(Locale.ROOT) + "_QUEUE";
        return new NamedQueue(variable, LogicalIds.fixed(queue, name + "Queue"), dead);
    }

    private static DeadLetterQueue after(Queue dead) {
        return DeadLetterQueue.builder().queue(dead).maxReceiveCount(TRIES).build();
    }

    private Queue deadLetters(String id) {
        return register(Queue.Builder.create(scope, id), id);
    }

    private Queue register(Queue.Builder builder, String id) {
        var queue =
                LogicalIds.fixed(builder.retentionPeriod(KEPT).enforceSsl(true).build(), id);
        deadLetters.add(queue);
        return queue;
    }
}
