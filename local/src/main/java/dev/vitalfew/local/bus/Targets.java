package dev.vitalfew.local.bus;

import dev.vitalfew.local.functions.Activity;
import dev.vitalfew.local.functions.FunctionFailed;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.queues.Queues;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.TemplateException;
import java.nio.charset.StandardCharsets;

/** What buses and schedules send to: queues, and functions that are invoked without anybody waiting. */
public final class Targets {

    private static final int ATTEMPTS = 3;

    private final Queues queues;
    private final Functions functions;
    private final Activity activity;

    public Targets(Queues queues, Functions functions, Activity activity) {
        this.queues = queues;
        this.functions = functions;
        this.activity = activity;
    }

    public void send(String arn, String input, String group) {
        switch (Places.serviceOf(arn)) {
            case "sqs" -> queues.send(arn, input, group);
            case "lambda" -> invoke(arn, input);
            default -> throw new TemplateException("a target of this kind does not run here: " + arn);
        }
    }

    private void invoke(String arn, String input) {
        var function = functions.named(arn);
        var span = activity.begin();
        Thread.ofVirtual().name("invoke " + function.name()).start(() -> {
            try (span) {
                for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                    try {
                        function.invoke(input.getBytes(StandardCharsets.UTF_8));
                        return;
                    } catch (FunctionFailed e) {
                        e.printStackTrace();
                    }
                }
            }
        });
    }
}
