package dev.vitalfew.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.infra.VitalFewApp;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real stack's cdk.out folder, synthesised once for all tests of a process from the code and the model as they are. */
public final class Synth {

    private static final class Once {
        static final Path FOLDER = synthesise("cdk.out", "../model");
    }

    /** The ARN of the queue that hears. */
    public static final String HEARD = Places.arn("sqs", "Heard");

    private Synth() {}

    public static Path cdkOut() {
        return Once.FOLDER;
    }

    /** The same with another model. */
    public static Path cdkOut(String name, Path model) {
        return synthesise("cdk.out-" + name, model.toString());
    }

    /** The same with a rule that takes these types of the product's bus to the queue {@link #HEARD}, as a deployer may add. */
    public static Path hearing(Path model, List<String> types) {
        var folder = cdkOut("hearing", model);
        var file = folder.resolve("VitalFew.template.json");
        var template = Json.read(file);
        var resources = (ObjectNode) template.get("Resources");
        var queue = resources.putObject("Heard").put("Type", "AWS::SQS::Queue");
        queue.putObject("Properties").put("VisibilityTimeout", 43200); // what was heard is not heard again
        var rule = resources
                .putObject("HeardRule")
                .put("Type", "AWS::Events::Rule")
                .putObject("Properties");
        rule.putObject("EventBusName").put("Ref", "Bus");
        rule.putObject("EventPattern").set("detail-type", Json.tree(types));
        var target = rule.putArray("Targets").addObject().put("Id", "Heard");
        target.putObject("Arn").putArray("Fn::GetAtt").add("Heard").add("Arn");
        Json.write(file, template);
        return folder;
    }

    private static Path synthesise(String name, String model) {
        var folder = Path.of("target", name).toAbsolutePath();
        VitalFewApp.write(folder, Map.of("model", model, "code", "../functions/target/classes", "production", "true"));
        return folder;
    }
}
