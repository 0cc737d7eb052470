package dev.vitalfew.lifecycle.emails;

import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model's emails, compiled once. Reading them refuses a bad one, naming the file and the line. */
public final class Emails {

    private static final String LAYOUT = "layout";
    private static final Pattern NAME = Pattern.compile("\\{\\{[^{}]*?\\b(brand|links)\\.(\\w+)[^{}]*}}");
    private static final int LONGEST_SUBJECT = 200;

    private final Brand brand;
    private final Map<String, Compiled> compiled;

    private record Compiled(String file, Template subject, Template html, Template text) {}

    private Emails(Brand brand, Map<String, Compiled> compiled) {
        this.brand = brand;
        this.compiled = Map.copyOf(compiled);
    }

    /** @param model the folder that holds {@code brand.yaml} and, unless nobody is mailed, {@code emails/} */
    public static Emails read(Path model) {
        var folder = model.resolve("emails");
        var brand = Brand.read(model.resolve("brand.yaml"));
        if (!Files.isDirectory(folder)) {
            return new Emails(brand, Map.of());
        }
        try (var files = Files.list(folder)) {
            var layout = Layout.parse("emails/layout.mjml", Files.readString(folder.resolve(LAYOUT + ".mjml")));
            var compiled = new TreeMap<String, Compiled>();
            for (var file : files.filter(file -> file.toString().endsWith(".mjml"))
                    .sorted()
                    .toList()) {
                var name = String.valueOf(file.getFileName()).replace(".mjml", "");
                if (!name.equals(LAYOUT)) {
                    compiled.put(
                            name,
                            compile(brand, layout, Source.parse("emails/" + name + ".mjml", Files.readString(file))));
                }
            }
            return new Emails(brand, compiled).checked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return compiled.keySet();
    }

    /**
     * The email of that name for one recipient.
     *
     * @throws BadTemplate when there is none, or it needs a value that this recipient does not have
     */
    public Message render(String name, String address, Variables variables, Map<String, String> headers) {
        @Nullable Compiled email = compiled.get(name);
        if (email == null) {
            throw new BadTemplate("emails/" + name + ".mjml", "there is no such file");
        }
        var values = variables.with(brand);
        return new Message(
                brand.sender(),
                brand.replyTo(),
                address,
                oneLine(Templates.render(email.file(), email.subject(), values)),
                Templates.render(email.file(), email.html(), values),
                Templates.render(email.file(), email.text(), values),
                headers);
    }

    public Brand brand() {
        return brand;
    }

    private static Compiled compile(Brand brand, Layout layout, Source source) {
        var mjml = layout.around(source);
        checkNames(brand, source, mjml);
        return new Compiled(
                source.file(),
                Templates.TEXT.compile(source.file(), source.subject()),
                Templates.HTML.compile(source.file(), Mjml.toHtml(mjml)),
                Templates.TEXT.compile(source.file(), PlainText.of(mjml)));
    }

    /** Names that rendering for nobody does not reach, because they stand behind a condition. */
    private static void checkNames(Brand brand, Source source, String mjml) {
        var names = Map.of("brand", brand.values().keySet(), "links", Links.NAMES);
        NAME.matcher(mjml)
                .results()
                .filter(found -> !names.getOrDefault(found.group(1), Set.of()).contains(found.group(2)))
                .findFirst()
                .ifPresent(found -> {
                    throw new BadTemplate(source.file(), "there is no " + found.group(1) + "." + found.group(2));
                });
    }

    /** Renders every email for somebody of whom nothing is known. */
    private Emails checked() {
        var nobody = new Variables(
                Map.of(),
                Map.of(),
                Links.NAMES.stream().collect(Collectors.toMap(name -> name, _ -> "https://a.example")));
        names().forEach(name -> render(name, "somebody@example.com", nobody, Map.of()));
        return this;
    }

    /** A value may hold line breaks; a subject may not. */
    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }
}
