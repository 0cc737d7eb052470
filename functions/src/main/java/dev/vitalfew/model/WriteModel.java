package dev.vitalfew.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make model}: writes a template's model into a folder, or says why not and ends with 1. */
public final class WriteModel {

    private static final Path STARTER = Path.of("model");
    private static final Path TEMPLATES = Path.of("templates");

    private WriteModel() {}

    /** The arguments are the template, the folder, and {@code yes} to write into one that has files already. */
    public static void main(String[] arguments) {
        var overwrite = arguments.length > 2 && arguments[2].equals("yes");
        try {
            IO.println(write(arguments[0], STARTER, TEMPLATES, Path.of(arguments[1]), overwrite));
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /** What was written, in words. Throws {@link IllegalArgumentException} with what to do instead. */
    static String write(String name, Path starter, Path templates, Path folder, boolean overwrite) {
        var template = ModelTemplate.named(name, starter, templates);
        if (folder.toAbsolutePath().normalize().equals(starter.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("templates take their sequences and emails from " + folder
                    + ", so name another folder: make model TEMPLATE=" + name + " MODEL=my-model");
        }
        if (!overwrite && hasFiles(folder)) {
            throw new IllegalArgumentException(
                    folder + " is not empty: name a new folder with MODEL=, or say OVERWRITE=yes"
                            + " to replace the files of the same names (your brand.yaml stays)");
        }
        template.writeTo(folder);
        var model = ModelReader.read(folder);
        return ModelSummary.of(model) + System.lineSeparator() + hint(name, model) + "Put your own name into "
                + folder.resolve("brand.yaml") + ", then: make run MODEL=" + folder;
    }

    private static String hint(String name, Model model) {
        return model.lenses().size() <= Model.FEW_LENSES
                ? ""
                : name + " has " + model.lenses().size()
                        + " lenses, many to learn from at once. If this is your first, "
                        + "begin with TEMPLATE=plan-tier and add one when you know what it is for."
                        + System.lineSeparator();
    }

    private static boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder can't be listed: " + folder, e);
        }
    }
}
