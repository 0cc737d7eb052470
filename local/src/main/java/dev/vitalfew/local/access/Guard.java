package dev.vitalfew.local.access;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.template.Template;
import dev.vitalfew.local.wire.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands between the functions and the emulators: lets through what a function's role allows, as AWS does. */
public final class Guard implements WebServer.Site {

    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final Grants grants;
    private final Map<String, URI> places;
    private final URI otherwise;
    private final Map<String, Set<Call>> made = new ConcurrentHashMap<>();
    private final Map<String, Set<Call>> denied = new ConcurrentHashMap<>();

    private Guard(Grants grants, Map<String, URI> places, URI otherwise) {
        this.grants = grants;
        this.places = places;
        this.otherwise = otherwise;
    }

    public static Guard of(Template template, URI dynamo, URI queues, URI others) {
        return new Guard(Grants.of(template), Map.of("DynamoDB_20120810", dynamo, "AmazonSQS", queues), others);
    }

    @Override
    public Answer answer(Request request) {
        var key = key(request);
        var calls = Calls.of(request);
        var refused = refused(key, calls);
        made.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).addAll(calls);
        if (refused.isEmpty()) {
            return Forward.to(place(request), request);
        }
        denied.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).addAll(refused);
        return denial(key, refused.getFirst());
    }

    private List<Call> refused(String key, List<Call> calls) {
        return calls.stream()
                .filter(call -> grants.of(key).stream().noneMatch(grant -> grant.allows(call)))
                .toList();
    }

    private static Answer denial(String key, Call call) {
        var message = "User: " + key + " is not authorized to perform: " + call.action() + " on resource: "
                + call.resource() + " because no identity-based policy allows the " + call.action() + " action";
        System.err.println(message);
        var body = Json.object().put("__type", "AccessDeniedException").put("message", message);
        return Answer.json(400, body).with("x-amzn-errortype", "AccessDeniedException");
    }

    private URI place(Request request) {
        var service = request.header("x-amz-target").orElse("").replaceFirst("\\..*", "");
        return places.getOrDefault(service, otherwise);
    }

    private static String key(Request request) {
        var found = KEY.matcher(request.header("authorization").orElse(""));
        return found.find() ? found.group(1) : "";
    }

    /** The calls that were refused, by function. */
    public Map<String, Set<String>> denied() {
        var all = new TreeMap<String, Set<String>>();
        denied.forEach((key, calls) ->
                all.put(key, calls.stream().map(Call::toString).collect(Collectors.toCollection(TreeSet::new))));
        return all;
    }

    /** The grants that no call has made use of, by function; what Lambda itself does in a function's name is left out. */
    public Map<String, List<Grant>> unused() {
        var all = new LinkedHashMap<String, List<Grant>>();
        grants.byKey().forEach((key, granted) -> {
            var calls = made.getOrDefault(key, Set.of());
            var unused = granted.stream()
                    .filter(grant -> !isLambdas(grant))
                    .filter(grant -> calls.stream().noneMatch(grant::allows))
                    .toList();
            if (!unused.isEmpty()) {
                all.put(key, unused);
            }
        });
        return all;
    }

    private static boolean isLambdas(Grant grant) {
        return switch (grant.action()) {
            case "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes" -> true;
            case String action -> action.startsWith("logs:") || grant.resource().contains("/stream/");
        };
    }
}
