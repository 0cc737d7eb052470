package dev.vitalfew.local.template;

import static dev.vitalfew.local.template.Places.arn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Resolves the intrinsics of a template: Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::Select, Fn::Split, Fn::If of parameters. */
final class References {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([!A-Za-z0-9:.]+)}");

    private final JsonNode template;
    private final Places places;

    References(JsonNode template, Places places) {
        this.template = template;
        this.places = places;
    }

    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            var resolved = Json.array();
            node.forEach(element -> {
                var value = resolve(element);
                if (!value.isMissingNode()) {
                    resolved.add(value);
                }
            });
            return resolved;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            var intrinsic = node.fieldNames().next();
            if (intrinsic.equals("Ref") || intrinsic.startsWith("Fn::")) {
                return intrinsic(intrinsic, node.get(intrinsic));
            }
        }
        var resolved = Json.object();
        node.properties().forEach(field -> {
            var value = resolve(field.getValue());
            if (!value.isMissingNode()) {
                resolved.set(field.getKey(), value);
            }
        });
        return resolved;
    }

    private JsonNode intrinsic(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Join" -> text(String.join(argument.get(0).asText(), strings(resolve(argument.get(1)))));
            case "Fn::Sub" -> sub(argument);
            case "Fn::Select" ->
                resolve(argument.get(1)).get(resolve(argument.get(0)).asInt());
            case "Fn::Split" ->
                Json.tree(resolve(argument.get(1))
                        .asText()
                        .split(Pattern.quote(argument.get(0).asText()), -1));
            case "Fn::GetAZs" -> Json.tree(new String[] {Places.REGION + "a"});
            default -> throw new TemplateException("intrinsic " + name + " is not known here: " + argument);
        };
    }

    private Iterable<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode sub(JsonNode argument) {
        var pattern = argument.isArray() ? argument.get(0).asText() : argument.asText();
        Map<String, JsonNode> own = argument.isArray() ? Map.copyOf(fields(argument.get(1))) : Map.of();
        return text(PLACEHOLDER.matcher(pattern).replaceAll(found -> {
            var name = found.group(1);
            if (name.startsWith("!")) {
                return java.util.regex.Matcher.quoteReplacement("${" + name.substring(1) + "}");
            }
            var dot = name.indexOf('.');
            var value = own.containsKey(name)
                    ? resolve(own.get(name))
                    : dot > 0 ? attribute(name.substring(0, dot), name.substring(dot + 1)) : ref(name);
            return java.util.regex.Matcher.quoteReplacement(value.asText());
        }));
    }

    private Map<String, JsonNode> fields(JsonNode object) {
        var fields = new java.util.HashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private JsonNode getAtt(JsonNode argument) {
        if (argument.isArray()) {
            return attribute(argument.get(0).asText(), argument.get(1).asText());
        }
        var parts = new ArrayList<>(java.util.List.of(argument.asText().split("\\.", 2)));
        return attribute(parts.getFirst(), parts.getLast());
    }

    private JsonNode ref(String id) {
        return switch (id) {
            case "AWS::Region" -> text(Places.REGION);
            case "AWS::AccountId" -> text(Places.ACCOUNT);
            case "AWS::Partition" -> text("aws");
            case "AWS::URLSuffix" -> text("amazonaws.com");
            case "AWS::StackName" -> text("VitalFew");
            case "AWS::StackId" -> text(arn("cloudformation", "stack/VitalFew/local"));
            case "AWS::NoValue" -> com.fasterxml.jackson.databind.node.MissingNode.getInstance();
            default -> resource(id);
        };
    }

    private JsonNode resource(String id) {
        var parameter = template.path("Parameters").path(id);
        if (!parameter.isMissingNode()) {
            return parameter.path("Default").isMissingNode() ? text("") : parameter.get("Default");
        }
        return switch (type(id)) {
            case "AWS::SQS::Queue" -> text(places.queues() + "/" + Places.ACCOUNT + "/" + name(id));
            case "AWS::Lambda::Version", "AWS::Lambda::Alias" -> text(functionArn(id) + ":live");
            case "AWS::Lambda::LayerVersion" -> text(arn("lambda", "layer:" + id + ":1"));
            case "AWS::Events::Rule", "AWS::SNS::Topic" -> attribute(id, "Arn");
            default -> text(name(id));
        };
    }

    private JsonNode attribute(String id, String attribute) {
        var name = name(id);
        return text(
                switch (type(id) + "." + attribute) {
                    case "AWS::DynamoDB::Table.Arn" -> arn("dynamodb", "table/" + name);
                    case "AWS::DynamoDB::Table.StreamArn" -> arn("dynamodb", "table/" + name + "/stream/local");
                    case "AWS::SQS::Queue.Arn" -> arn("sqs", name);
                    case "AWS::SQS::Queue.QueueName" -> name;
                    case "AWS::SQS::Queue.QueueUrl" -> ref(id).asText();
                    case "AWS::IAM::Role.Arn" -> arn("iam", "role/" + name);
                    case "AWS::Lambda::Function.Arn" -> arn("lambda", "function:" + name);
                    case "AWS::Lambda::Version.Version" -> "1";
                    case "AWS::Events::EventBus.Arn" -> arn("events", "event-bus/" + name);
                    case "AWS::Events::EventBus.Name" -> name;
                    case "AWS::Events::Rule.Arn" -> arn("events", "rule/" + name);
                    case "AWS::Scheduler::Schedule.Arn" -> arn("scheduler", "schedule/default/" + name);
                    case "AWS::ApiGatewayV2::Api.ApiEndpoint" -> places.api().toString();
                    case "AWS::ApiGatewayV2::Api.ApiId" -> name;
                    default -> unknown(id, attribute);
                });
    }

    private String unknown(String id, String attribute) {
        if (Types.IGNORED.contains(type(id))) {
            return attribute.endsWith("Arn") ? arn("local", type(id) + "/" + id) : id;
        }
        throw new TemplateException("Fn::GetAtt " + id + "." + attribute + " of " + type(id) + " is not known here");
    }

    private String functionArn(String id) {
        var function = resolve(properties(id).path("FunctionName")).asText();
        return function.startsWith("arn:") ? function : arn("lambda", "function:" + function);
    }

    private String type(String id) {
        var type = template.path("Resources").path(id).path("Type");
        if (type.isMissingNode()) {
            throw new TemplateException("the template refers to " + id + ", which it does not have");
        }
        return type.asText();
    }

    private JsonNode properties(String id) {
        return template.path("Resources").path(id).path("Properties");
    }

    /** The name that the template gives, else the logical id. */
    private String name(String id) {
        for (var property : java.util.List.of("TableName", "QueueName", "FunctionName", "Name")) {
            var given = properties(id).path(property);
            if (!given.isMissingNode() && !type(id).equals("AWS::ApiGatewayV2::Api")) {
                return resolve(given).asText();
            }
        }
        var fifo = type(id).equals("AWS::SQS::Queue")
                && properties(id).path("FifoQueue").asBoolean();
        return fifo ? id + ".fifo" : id;
    }

    private static JsonNode text(String value) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(value);
    }
}
