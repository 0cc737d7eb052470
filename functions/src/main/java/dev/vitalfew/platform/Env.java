package dev.vitalfew.platform;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is given from outside: its environment variables and the time. On AWS both are the process's own;
 * {@code local} binds {@link #CURRENT} while it constructs a function, so that many functions live in one JVM.
 */
public record Env(Map<String, String> variables, Clock clock) {

    public static final ScopedValue<Env> CURRENT = ScopedValue.newInstance();

    public Env {
        variables = Map.copyOf(variables);
    }

    public static Env system() {
        return CURRENT.isBound() ? CURRENT.get() : new Env(System.getenv(), Clock.systemUTC());
    }

    /** The variable's value; fails at once, naming it, when it is missing. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("environment variable " + name + " is missing"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    public int number(String name, int otherwise) {
        return find(name).map(Integer::parseInt).orElse(otherwise);
    }

    Optional<URI> endpoint(String service) {
        return find("AWS_ENDPOINT_URL_" + service).map(URI::create);
    }
}
