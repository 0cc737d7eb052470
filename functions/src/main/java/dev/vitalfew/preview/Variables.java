package dev.vitalfew.preview;

import java.net.URI;
import java.util.Optional;

/** What a command is told by variables, as {@code make} hands them on. */
final class Variables {

    private Variables() {}

    /** Empty when it is not set, or set to nothing. */
    static Optional<String> find(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The stack that {@code URL} and {@code KEY} name, or {@code PORT} of this machine. */
    static RunningStack stack() {
        var url = find("URL").orElse("http://localhost:" + find("PORT").orElse("8080"));
        if (!url.matches("https?://.+")) {
            throw new RunningStack.NoAnswer(
                    "URL= is the address of a stack, such as http://localhost:8080, and not " + url + ".");
        }
        return new RunningStack(URI.create(url), find("KEY").orElse("op_local"));
    }
}
