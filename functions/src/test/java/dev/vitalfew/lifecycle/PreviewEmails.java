package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes every email of a model, and the pages behind their links, as files to look at: {@code PreviewEmails model out}. */
final class PreviewEmails {

    private PreviewEmails() {}

    public static void main(String[] args) throws IOException {
        var started = System.nanoTime();
        var emails = Emails.read(Path.of(args[0]));
        System.out.println("compiled and checked in " + (System.nanoTime() - started) / 1_000_000 + " ms");
        var out = Files.createDirectories(Path.of(args[1]));
        var variables = new Variables(
                Map.of("firstName", new TextNode("Ada")),
                Map.of("name", new TextNode("Acme Studio")),
                Map.of("unsubscribe", "https://vitalfew.example/p/unsubscribe?t=1.abc"));
        for (var name : emails.names()) {
            var message = emails.render(name, "ada@example.com", variables, Map.of());
            Files.writeString(out.resolve(name + ".html"), message.html());
            Files.writeString(out.resolve(name + ".txt"), message.subject() + "\n\n" + message.text());
        }
        Files.writeString(
                out.resolve("page-ask.html"), Page.ask(emails.brand(), "1.abc").html());
        Files.writeString(
                out.resolve("page-done.html"), Page.done(emails.brand()).html());
        Files.writeString(
                out.resolve("page-bad.html"), Page.badLink(emails.brand()).html());
    }
}
