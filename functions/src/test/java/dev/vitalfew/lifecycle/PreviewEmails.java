package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.emails.Variables;
import dev.vitalfew.lifecycle.pages.NpsPage;
import dev.vitalfew.lifecycle.pages.Page;
import dev.vitalfew.lifecycle.pages.Sheet;
import dev.vitalfew.lifecycle.pages.Texts;
import dev.vitalfew.lifecycle.pages.UnsubscribePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
                Map.of(
                        "unsubscribe", "https://vitalfew.example/p/unsubscribe?t=1.abc",
                        "preferences", "https://vitalfew.example/p/preferences?t=1.abc",
                        "why", "https://vitalfew.example/p/why?t=1.abc",
                        "nps", "https://vitalfew.example/p/nps?t=1.abc"));
        for (var name : emails.names()) {
            var message = emails.render(name, "ada@example.com", variables, Map.of());
            Files.writeString(out.resolve(name + ".html"), message.html());
            Files.writeString(out.resolve(name + ".txt"), message.subject() + "\n\n" + message.text());
        }
        var brand = emails.brand();
        for (var language : Texts.LANGUAGES) {
            pages(new Sheet(brand, Texts.of(language), true, "/p/page", "1.abc"), out);
        }
    }

    private static void pages(Sheet sheet, Path out) throws IOException {
        var preferences = "/p/preferences?t=1.abc";
        var topic = Optional.of("Product tips");
        var pages = Map.of(
                "unsubscribe", UnsubscribePage.ask(sheet, topic, preferences),
                "unsubscribed", UnsubscribePage.done(sheet, Optional.empty(), preferences),
                "undone", UnsubscribePage.undone(sheet, Optional.empty(), true, preferences),
                "bad-link", Page.badLink(sheet, "unsubscribe"),
                "nps", NpsPage.ask(sheet, "9", "", NpsPage.Problem.NONE),
                "nps-no-score", NpsPage.ask(sheet, "", "It is quick.", NpsPage.Problem.SCORE),
                "nps-long", NpsPage.ask(sheet, "7", "Long. ".repeat(350), NpsPage.Problem.COMMENT),
                "nps-promoter", NpsPage.thanks(sheet, 10),
                "nps-passive", NpsPage.thanks(sheet, 8),
                "nps-detractor", NpsPage.thanks(sheet, 3));
        for (var page : pages.entrySet()) {
            Files.writeString(
                    out.resolve("page-" + page.getKey() + "-" + sheet.language() + ".html"),
                    page.getValue().html());
        }
    }
}
