package dev.vitalfew.lifecycle.proofs;

import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code make preview}: writes every email of a model's folder out, or prints what is wrong with them and ends with 1. */
public final class WriteProofs {

    private WriteProofs() {}

    /** The arguments are the model's folder and the one to write to. */
    public static void main(String[] arguments) {
        var model = Path.of(arguments[0]);
        var reading = Emails.check(model, ModelReader.check(model, 1).model());
        reading.problems().forEach(problem -> IO.println(model.resolve(problem.file()) + problem.said()));
        if (reading.emails().isEmpty()) {
            System.exit(1);
        }
        IO.println(write(reading.emails().get(), Path.of(arguments[1]), Chromium.installed()));
    }

    /** Returns what to tell. */
    static String write(Emails emails, Path folder, Optional<String> chromium) {
        var proofs = Proof.of(emails);
        try {
            Files.createDirectories(folder);
            for (var proof : proofs) {
                Files.writeString(
                        folder.resolve(proof.file() + ".html"), proof.message().html());
                Files.writeString(
                        folder.resolve(proof.file() + ".txt"), proof.message().text());
            }
            var pictures = chromium.isPresent();
            if (pictures) {
                take(proofs, folder, chromium.get());
            }
            Files.writeString(folder.resolve("index.html"), IndexPage.of(emails.brand(), proofs, pictures));
            return proofs.size() + " emails: " + folder.resolve("index.html")
                    + (pictures ? "" : " (without pictures: no Chromium was found; CHROMIUM= says where one is)");
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + folder, e);
        }
    }

    private static void take(List<Proof> proofs, Path folder, String chromium) throws IOException {
        try (var browser = Chromium.start(chromium)) {
            for (var view : Proof.VIEWS) {
                for (var proof : proofs) {
                    var page = folder.resolve(proof.file() + ".html")
                            .toAbsolutePath()
                            .toUri();
                    Files.write(folder.resolve(proof.picture(view)), browser.picture(page, view.width(), view.dark()));
                }
            }
        }
    }
}
