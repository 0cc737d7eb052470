package dev.vitalfew.infra;

import dev.vitalfew.history.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.constructs.Construct;

/** What is taken from the buses into queues. */
final class Rules {

    private static final List<String> STARTING = Stream.of(Cause.values())
            .filter(Cause::startsSequences)
            .map(cause -> cause.name().toLowerCase(Locale.ROOT))
            .toList();

    private Rules() {}

    /**
     * Changes by which somebody came in, for a cause that starts sequences; those by which somebody went are read when the
     * next step is due.
     */
    static void entries(Construct scope, EventBus bus, NamedQueue queue) {
        starting(scope, "Entries", bus, queue);
    }

    /** Changes that open tasks, and, for whatever cause, those that close them. */
    static void tasks(Construct scope, EventBus bus, NamedQueue queue) {
        starting(scope, "TaskEntries", bus, queue);
        Rule.Builder.create(scope, "TaskExits")
                .eventBus(bus)
                .eventPattern(EventPattern.builder()
                        .source(List.of("vitalfew"))
                        .detailType(List.of("SegmentExited", "AudienceExited"))
                        .build())
                .targets(List.of(target(queue)))
                .build();
    }

    private static void starting(Construct scope, String id, EventBus bus, NamedQueue queue) {
        Rule.Builder.create(scope, id)
                .eventBus(bus)
                .eventPattern(EventPattern.builder()
                        .source(List.of("vitalfew"))
                        .detailType(List.of("SegmentEntered", "AudienceEntered"))
                        .detail(Map.of("cause", STARTING))
                        .build())
                .targets(List.of(target(queue)))
                .build();
    }

    /** What became of our emails. SES tells the default bus, of every email of the account; the set tells them apart. */
    static void mail(Construct scope, Mail mail, NamedQueue queue) {
        var ours = Map.of("mail", Map.of("tags", Map.of("ses:configuration-set", List.of(mail.name()))));
        Rule.Builder.create(scope, "MailTold")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ses"))
                        .detail(ours)
                        .build())
                .targets(List.of(target(queue)))
                .build();
    }

    private static SqsQueue target(NamedQueue queue) {
        return SqsQueue.Builder.create(queue.queue())
                .deadLetterQueue(queue.deadLetters())
                .maxEventAge(Duration.hours(24))
                .build();
    }
}
