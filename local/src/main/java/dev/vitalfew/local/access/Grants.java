package dev.vitalfew.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Functions;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the roles of a template's functions allow, by the access key with which a function calls. */
record Grants(Map<String, Set<Grant>> byKey) {

    static Grants of(Template template) {
        var roles = new LinkedHashMap<String, Set<Grant>>();
        template.of("AWS::IAM::Role").forEach(role -> roles.put(role.id(), ofRole(role)));
        for (var policy : template.of("AWS::IAM::Policy")) {
            for (var role : policy.get("Roles")) {
                roles.computeIfAbsent(role.asText(), _ -> new LinkedHashSet<>())
                        .addAll(statements(policy.get("PolicyDocument")).toList());
            }
        }
        var keys = new LinkedHashMap<String, Set<Grant>>();
        for (var function : template.of("AWS::Lambda::Function")) {
            var role = Places.nameOf(function.text("Role"));
            keys.put(Functions.accessKey(function), roles.getOrDefault(role, Set.of()));
        }
        return new Grants(keys);
    }

    Set<Grant> of(String key) {
        return byKey.getOrDefault(key, Set.of());
    }

    private static Set<Grant> ofRole(Resource role) {
        var grants = new LinkedHashSet<Grant>();
        for (var policy : role.get("Policies")) {
            grants.addAll(statements(policy.path("PolicyDocument")).toList());
        }
        return grants;
    }

    private static Stream<Grant> statements(JsonNode document) {
        return StreamSupport.stream(document.path("Statement").spliterator(), false)
                .flatMap(Grants::grants);
    }

    private static Stream<Grant> grants(JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Allow") || statement.has("Condition")) {
            throw new TemplateException(
                    "a function's policy is read here without denials and conditions: " + statement);
        }
        var resources = texts(statement.path("Resource"));
        return texts(statement.path("Action")).stream()
                .flatMap(action -> resources.stream().map(resource -> new Grant(action, resource)));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(oneOrMany.asText());
    }
}
