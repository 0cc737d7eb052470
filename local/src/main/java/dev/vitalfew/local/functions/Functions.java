package dev.vitalfew.local.functions;

import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.template.TemplateException;
import dev.vitalfew.platform.Env;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The functions of a template, by name; made from its handler names and environments. */
public final class Functions {

    private static final String LAYERS = "/opt";

    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Troubles troubles = new Troubles();

    /** @param endpoints AWS_ENDPOINT_URL_… of the emulators, added to every function's environment */
    public static Functions of(Template template, Map<String, String> endpoints, Clock clock, Activity activity) {
        var functions = new Functions();
        for (var resource : template.of("AWS::Lambda::Function")) {
            var env = new Env(variables(template, resource, endpoints), clock);
            var function = new Function(
                    name(resource),
                    handler(resource),
                    env,
                    Duration.ofSeconds(resource.get("Timeout").asLong(3)),
                    resource.get("MemorySize").asInt(128),
                    resource.get("ReservedConcurrentExecutions").asInt(Integer.MAX_VALUE),
                    activity,
                    functions.troubles);
            functions.functions.put(function.name(), function);
        }
        return functions;
    }

    public Collection<Function> all() {
        return functions.values();
    }

    /** What is to go wrong with them. */
    public Troubles troubles() {
        return troubles;
    }

    /** The function of a name or an ARN, with or without version or alias. */
    public Function named(String arn) {
        var function = functions.get(arn.startsWith("arn:") ? Places.nameOf(arn) : arn.replaceAll(":.*", ""));
        if (function == null) {
            throw new TemplateException("no function " + arn + " among " + functions.keySet());
        }
        return function;
    }

    /** The value that some function's environment gives to a variable. */
    public Optional<String> variable(String variable) {
        return functions.values().stream()
                .flatMap(function -> function.env().find(variable).stream())
                .findFirst();
    }

    private static String name(Resource resource) {
        return resource.optional("FunctionName").orElse(resource.id());
    }

    /** Which function calls is seen by its key. */
    public static String accessKey(Resource function) {
        return function.id().replaceAll("[^A-Za-z0-9]", "");
    }

    private static String handler(Resource resource) {
        if (!resource.text("Runtime").startsWith("java")) {
            throw new TemplateException(
                    "function " + resource.id() + " has runtime " + resource.text("Runtime") + ": only Java runs here");
        }
        return resource.text("Handler");
    }

    private static Map<String, String> variables(Template template, Resource resource, Map<String, String> endpoints) {
        var layers = StreamSupport.stream(resource.get("Layers").spliterator(), false)
                .flatMap(arn -> template.layer(arn.asText()).stream())
                .toList();
        var variables = new HashMap<>(endpoints);
        variables.put("AWS_REGION", Places.REGION);
        variables.put("AWS_DEFAULT_REGION", Places.REGION);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", name(resource));
        variables.put("AWS_ACCESS_KEY_ID", accessKey(resource));
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        resource.get("Environment")
                .path("Variables")
                .properties()
                .forEach(variable -> variables.put(
                        variable.getKey(), inLayer(variable.getValue().asText(), layers)));
        return variables;
    }

    private static String inLayer(String value, List<Path> layers) {
        if (!value.equals(LAYERS) && !value.startsWith(LAYERS + "/")) {
            return value;
        }
        var inside = value.substring(LAYERS.length()).replaceFirst("^/", "");
        return layers.stream()
                .map(layer -> layer.resolve(inside))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new TemplateException(value + " is in none of the layers " + layers))
                .toAbsolutePath()
                .toString();
    }
}
