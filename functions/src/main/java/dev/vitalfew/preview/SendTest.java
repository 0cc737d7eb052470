package dev.vitalfew.preview;

import java.net.URI;
import java.util.Optional;

/** {@code make send-test}: has a running stack send one email to a colleague, as a person would get it. */
public final class SendTest {

    private SendTest() {}

    /**
     * {@code TO}, {@code EMAIL} and {@code AS} say to whom, which and as whom (nobody: the model's example); {@code URL} and
     * {@code KEY} which stack, {@code PORT} which one of this machine.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var to = variable("TO");
        var email = variable("EMAIL");
        if (to.isEmpty() || email.isEmpty()) {
            IO.println("make send-test TO=you@your-domain EMAIL=getting-started AS=a-person's-id"
                    + " (and URL=, KEY= for a deployed stack)");
            System.exit(1);
        }
        var url = variable("URL").orElse("http://localhost:" + variable("PORT").orElse("8080"));
        try (var stack = new RunningStack(URI.create(url), variable("KEY").orElse("op_local"))) {
            var sent = stack.sendTest(email.orElseThrow(), to.orElseThrow(), variable("AS"));
            IO.println(
                    "Sent to " + to.orElseThrow() + ": " + sent.path("subject").asText()
                            + (url.contains("localhost") ? " (" + url + "/local/mailbox)" : ""));
        } catch (RunningStack.NoAnswer failure) {
            IO.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
