package dev.vitalfew.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every mail that was sent; with a file, a line of JSON for each, written before SES's answer. */
public final class Mailbox {

    private final Optional<Path> file;
    private final List<Mail> mails = new ArrayList<>();

    private Mailbox(Optional<Path> file) {
        this.file = file;
    }

    public static Mailbox open(Optional<Path> file) {
        var mailbox = new Mailbox(file);
        file.filter(Files::exists).ifPresent(mailbox::load);
        return mailbox;
    }

    private void load(Path path) {
        try {
            for (var line : Files.readAllLines(path)) {
                // A kill in the middle of a line leaves half of a mail that nobody was told of.
                if (line.endsWith("}")) {
                    mails.add(Mail.read(Json.read(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    public synchronized void add(Mail mail) {
        file.ifPresent(path -> append(path, mail.json()));
        mails.add(mail);
    }

    private static void append(Path path, JsonNode mail) {
        try {
            Files.write(
                    path,
                    ("\n" + mail).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** In the order in which they were sent. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    public Optional<Mail> find(String id) {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    public JsonNode json() {
        var all = Json.array();
        mails().forEach(mail -> all.add(mail.json()));
        return all;
    }
}
