package dev.vitalfew.preview;

/** {@code make send-test}: has a running stack send one email to a colleague, as a person would get it. */
public final class SendTest {

    private SendTest() {}

    /**
     * {@code TO}, {@code EMAIL} and {@code AS} say to whom, which and as whom (nobody: the model's example); {@code URL} and
     * {@code KEY} which stack, {@code PORT} which one of this machine.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var to = Variables.find("TO");
        var email = Variables.find("EMAIL");
        if (to.isEmpty() || email.isEmpty()) {
            IO.println("make send-test TO=you@your-domain EMAIL=getting-started AS=a-person's-id"
                    + " (and URL=, KEY= for a deployed stack)");
            System.exit(1);
        }
        try (var stack = Variables.stack()) {
            var sent = stack.sendTest(email.orElseThrow(), to.orElseThrow(), Variables.find("AS"));
            IO.println("Sent to " + to.orElseThrow() + ": "
                    + sent.path("subject").asText()
                    + stack.mailbox().map(mailbox -> " (" + mailbox + ")").orElse(""));
        } catch (RunningStack.NoAnswer failure) {
            IO.println(failure.getMessage());
            System.exit(1);
        }
    }
}
