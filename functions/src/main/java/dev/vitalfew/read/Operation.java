package dev.vitalfew.read;

import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be asked and done, and who may: {@code {name}} in a path stands for one word, percent-encoded again. */
enum Operation {
    ACCOUNTS("GET", "/api/accounts", Keys.Kind.OPERATOR, "segment", "audience", "limit", "cursor"),
    ACCOUNT("GET", "/api/accounts/{id}", Keys.Kind.OPERATOR, "limit", "cursor"),
    ERASE_ACCOUNT("DELETE", "/api/accounts/{id}", Keys.Kind.OPERATOR),
    PEOPLE("GET", "/api/people", Keys.Kind.OPERATOR, "segment", "audience", "limit", "cursor"),
    PERSON("GET", "/api/people/{id}", Keys.Kind.OPERATOR),
    ERASE_PERSON("DELETE", "/api/people/{id}", Keys.Kind.OPERATOR),
    PERSON_EVENTS("GET", "/api/people/{id}/events", Keys.Kind.OPERATOR, "limit", "cursor"),
    EXPORT_PERSON("POST", "/api/people/{id}/export", Keys.Kind.OPERATOR),
    LENSES("GET", "/api/lenses", Keys.Kind.OPERATOR),
    LENS("GET", "/api/lenses/{lens}", Keys.Kind.OPERATOR),
    AUDIENCE("GET", "/api/audiences/{name}", Keys.Kind.OPERATOR),
    REJECTED("GET", "/api/rejected", Keys.Kind.OPERATOR, "limit", "cursor"),
    RUN("GET", "/api/runs/{date}", Keys.Kind.OPERATOR),
    REPORT("GET", "/api/reports/{name}", Keys.Kind.OPERATOR, "lens"),
    SEQUENCES("GET", "/api/sequences", Keys.Kind.OPERATOR, "days"),
    SEQUENCE("GET", "/api/sequences/{name}", Keys.Kind.OPERATOR, "days"),
    EXISTING("GET", "/api/sequences/{name}/existing", Keys.Kind.OPERATOR, "cursor"),
    CONFIRM_EXISTING("POST", "/api/sequences/{name}/existing", Keys.Kind.OPERATOR),
    RECIPIENTS("GET", "/api/recipients", Keys.Kind.OPERATOR, "email"),
    NEVER_CONTACT("POST", "/api/recipients/never-contact", Keys.Kind.OPERATOR),
    LIFT("POST", "/api/recipients/lift", Keys.Kind.OPERATOR),
    SUPPRESS("POST", "/api/recipients/suppress", Keys.Kind.OPERATOR),
    TASKS("GET", "/api/tasks", Keys.Kind.OPERATOR, "state", "owner", "account", "limit", "cursor"),
    TASK("GET", "/api/tasks/{id}", Keys.Kind.OPERATOR),
    CHANGE_TASK("PATCH", "/api/tasks/{id}", Keys.Kind.OPERATOR),
    PERSON_SEGMENTS("GET", "/v1/people/{userId}/segments", Keys.Kind.SECRET),
    ACCOUNT_SEGMENTS("GET", "/v1/accounts/{accountId}/segments", Keys.Kind.SECRET),
    START_RUN("POST", "/api/runs", Keys.Kind.OPERATOR),
    PREVIEW("POST", "/api/preview", Keys.Kind.OPERATOR, "cursor"),
    SENDING("GET", "/api/sending", Keys.Kind.OPERATOR),
    RESUME_SENDING("POST", "/api/sending/resume", Keys.Kind.OPERATOR),
    KILL_SWITCH("POST", "/api/kill-switch", Keys.Kind.OPERATOR),
    SEND_TEST("POST", "/api/emails/{name}/test", Keys.Kind.OPERATOR);

    /** API Gateway hands a path over decoded, and a word of it may hold what divides paths. */
    private static final String TWICE = "; an id with / or % or ? in it is percent-encoded twice";

    private final String method;
    private final String path;
    private final Keys.Kind key;
    private final Set<String> parameters;

    /** @param parameters what its query may hold */
    Operation(String method, String path, Keys.Kind key, String... parameters) {
        this.method = method;
        this.path = path;
        this.key = key;
        this.parameters = new LinkedHashSet<>(List.of(parameters));
    }

    Set<String> parameters() {
        return Collections.unmodifiableSet(parameters);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** An operation that was called, with the words of its path, decoded. */
    record Call(Operation operation, Map<String, String> words) {

        Call {
            words = Map.copyOf(words);
        }

        /** The only word of the path. */
        String word() {
            return words.values().iterator().next();
        }
    }

    /** The operation that the request asks for, once its key is seen to open it. */
    static Call called(HttpRequest request, Keys keys) {
        var fitting = Stream.of(values())
                .flatMap(operation -> operation.match(request.path()).stream())
                .toList();
        if (fitting.isEmpty()) {
            throw Problem.notFound("no such path: " + request.path() + (hasWord(request.path()) ? TWICE : ""));
        }
        var call = fitting.stream()
                .filter(candidate -> candidate.operation().method.equals(request.method()))
                .findFirst()
                .orElseThrow(() -> Problem.methodNotAllowed(fitting.stream()
                        .map(candidate -> candidate.operation().method)
                        .collect(Collectors.joining(" or "))));
        var kind = Keys.presented(request).flatMap(keys::kindOf);
        if (kind.filter(call.operation().key::equals).isEmpty()) {
            throw Problem.unauthorized("expected the %s key"
                    .formatted(call.operation().key == Keys.Kind.SECRET ? "secret write" : "operator's"));
        }
        call.operation().check(request.query().keySet());
        return call;
    }

    /** A misspelt filter would be none, and the answer everybody. An app may put something of its own behind its requests. */
    private void check(Set<String> query) {
        var unknown = new TreeSet<>(query);
        unknown.removeAll(parameters);
        if (key == Keys.Kind.OPERATOR && !unknown.isEmpty()) {
            throw Problem.badRequest("?%s: no such parameter; there %s"
                    .formatted(
                            unknown.first(),
                            switch (parameters.size()) {
                                case 0 -> "is none here";
                                case 1 -> "is " + parameters.iterator().next();
                                default -> "are " + String.join(", ", parameters);
                            }));
        }
    }

    private static boolean hasWord(String called) {
        return Stream.of(values())
                .map(operation -> operation.path)
                .anyMatch(path -> path.contains("{") && called.startsWith(path.substring(0, path.indexOf('{'))));
    }

    private Optional<Call> match(String called) {
        var expected = path.split("/", -1);
        var found = called.replaceAll("/+", "/").replaceAll("/$", "").split("/", -1);
        if (found.length != expected.length) {
            return Optional.empty();
        }
        var words = new HashMap<String, String>();
        for (int i = 0; i < found.length; i++) {
            if (expected[i].startsWith("{")) {
                words.put(expected[i].substring(1, expected[i].length() - 1), decoded(found[i]));
            } else if (!expected[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Call(this, words));
    }

    private static String decoded(String word) {
        try {
            // In a path a plus is a plus.
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("not percent-encoded: " + word + TWICE);
        }
    }
}
