package dev.vitalfew.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A model to begin with: a segmentation of its own, with those sequences and emails of the starter model that it names.
 * {@code starter} is the starter model itself; every other is a file in {@code templates/}.
 */
public final class ModelTemplate {

    private static final String STARTER = "starter";
    private static final String YAML = ".yaml";
    private static final String TASKS = "tasks.yaml";

    /** The block {@code only:} with the comment before it, and the lens that its line names. */
    private static final Pattern ONLY =
            Pattern.compile("(?m)^#[^\n]*\nonly:\n(?:  [^\n]*lens: (?<lens>\\w+)[^\n]*\n)+\n");

    private static final List<String> SHARED = List.of(
            "brand.yaml",
            "consent.yaml",
            "sending.yaml",
            TASKS,
            "team.yaml",
            "webhooks.yaml",
            "topics.yaml",
            "emails/layout.mjml",
            "emails/words.yaml",
            "emails/example.yaml",
            "schema/consent.schema.json",
            "schema/segmentation.schema.json",
            "schema/sequence.schema.json",
            "schema/tasks.schema.json",
            "schema/team.schema.json",
            "schema/topics.schema.json",
            "schema/webhooks.schema.json");

    private final Path starter;
    private final Path segmentation;

    private ModelTemplate(Path starter, Path segmentation) {
        this.starter = starter;
        this.segmentation = segmentation;
    }

    /** The template of that name. Throws {@link IllegalArgumentException} naming those that there are. */
    public static ModelTemplate named(String name, Path starter, Path templates) {
        if (!names(templates).contains(name)) {
            throw new IllegalArgumentException((name.isBlank() ? "" : "there is no template " + name + ": ")
                    + "TEMPLATE= is one of " + String.join(", ", names(templates)));
        }
        return new ModelTemplate(
                starter, name.equals(STARTER) ? starter.resolve("segmentation.yaml") : templates.resolve(name + YAML));
    }

    public static List<String> names(Path templates) {
        try (var files = Files.list(templates)) {
            var names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.replace(YAML, ""));
            return Stream.concat(names, Stream.of(STARTER)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the templates can't be listed: " + templates, e);
        }
    }

    /** Writes the model's files, over those of the same name; a {@code brand.yaml} that is there stays. */
    public void writeTo(Path folder) {
        files().forEach((name, source) -> {
            var target = folder.resolve(name);
            if (name.equals("brand.yaml") && Files.exists(target)) {
                return;
            }
            try {
                Files.createDirectories(target.resolveSibling("."));
                if (name.equals(TASKS)) {
                    Files.writeString(target, tasks(Files.readString(source)));
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("can't write " + target, e);
            }
        });
    }

    /** Without for whom a role's tasks are, where the segmentation lacks the lens that says so. */
    private String tasks(String text) {
        var only = ONLY.matcher(text);
        return only.find() && !named(segmentation, "lens").contains(only.group("lens")) ? only.replaceFirst("") : text;
    }

    /** Where each file of the model comes from, by its name in the model's folder. */
    private Map<String, Path> files() {
        var files = new TreeMap<String, Path>();
        SHARED.forEach(name -> files.put(name, starter.resolve(name)));
        files.put("segmentation.yaml", segmentation);
        files.putAll(in("emails/partials", name -> name.endsWith(".mjml")));
        if (segmentation.startsWith(starter)) {
            files.putAll(in("sequences", name -> name.endsWith(YAML)));
            files.putAll(in("emails", name -> name.endsWith(".mjml")));
            return files;
        }
        for (var sequence : named(segmentation, "sequences")) {
            var name = "sequences/" + sequence + YAML;
            files.put(name, starter.resolve(name));
            for (var email : named(starter.resolve(name), "email")) {
                files.putAll(in("emails", file -> file.matches(Pattern.quote(email) + "(\\.[\\w-]+)?\\.mjml")));
            }
        }
        return files;
    }

    /** The files of a folder of the starter model. */
    private Map<String, Path> in(String folder, Predicate<String> named) {
        try (var files = Files.list(starter.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(named)
                    .collect(Collectors.toMap(name -> folder + "/" + name, name -> starter.resolve(folder)
                            .resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + starter.resolve(folder), e);
        }
    }

    /** The texts that stand under a key, wherever it is in a YAML file. */
    private static TreeSet<String> named(Path file, String key) {
        var found = new ArrayList<Object>();
        try {
            collect(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)), key, found);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
        var names = new TreeSet<String>();
        found.forEach(value -> names.add(String.valueOf(value)));
        return names;
    }

    private static void collect(Object yaml, String key, List<Object> found) {
        switch (yaml) {
            case Map<?, ?> map ->
                map.forEach((name, value) -> {
                    if (key.equals(name)) {
                        found.addAll(value instanceof List<?> list ? list : List.of(value));
                    }
                    collect(value, key, found);
                });
            case List<?> list -> list.forEach(one -> collect(one, key, found));
            default -> {}
        }
    }
}
