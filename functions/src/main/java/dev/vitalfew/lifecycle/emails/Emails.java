package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The model's emails, each in the languages that it is written in. A deployment compiles them into one file, which
 * functions read: MJML takes its time, and need not at every start.
 */
public final class Emails {

    /** The compiled emails, beside the model's folder. */
    public static final String FILE = "emails.json";

    private static final int LONGEST_SUBJECT = 200;

    private final Brand brand;
    private final Example example;
    private final Map<String, List<Compiled>> compiled;
    private final Map<Compiled, Templates> templates = new ConcurrentHashMap<>();

    /** One email in the language of that tag: three texts with Handlebars in them. */
    record Compiled(String file, String language, boolean transactional, String subject, String html, String text) {

        /** @param key as {@link Language#key} makes it */
        boolean isIn(String key) {
            return Language.key(language).equals(key);
        }
    }

    /** @param compiled by name; the first is for whoever reads none of the others */
    Emails(Brand brand, Example example, Map<String, List<Compiled>> compiled) {
        this.brand = brand;
        this.example = example;
        this.compiled = Map.copyOf(compiled);
    }

    /** Emails, or nothing, and what is wrong with them or suspicious. */
    public record Reading(Optional<Emails> emails, List<ModelProblem> problems) {}

    /**
     * Compiles what a model's folder says.
     *
     * @param model the folder that holds {@code brand.yaml} and, unless nobody is mailed, {@code emails/}
     * @throws BadTemplate with all that is wrong
     */
    public static Emails compile(Path model) {
        var reading = check(model, ModelReader.check(model, 1).model());
        return reading.emails().orElseThrow(() -> new BadTemplate(reading.problems()));
    }

    /** Reads what {@link #write} wrote. */
    public static Emails read(Path file) {
        return CompiledFile.read(file);
    }

    public void write(Path file) {
        CompiledFile.of(brand, example, compiled).write(file);
    }

    /** @param model whose sequences send them and whose rules tell which traits there are */
    public static Reading check(Path folder, Optional<Model> model) {
        var problems = new Problems();
        var emails = new EmailReader(problems, new EmailFiles(problems, folder), model).read();
        return new Reading(emails.filter(_ -> !problems.refuse()), problems.all());
    }

    public Set<String> names() {
        return compiled.keySet();
    }

    /** Whether it is one that somebody is owed; not of one that is gone. */
    public boolean isTransactional(String name) {
        return Optional.ofNullable(compiled.get(name)).stream()
                .anyMatch(languages -> languages.getFirst().transactional());
    }

    /** The languages that the email is written in, the one for everybody else first. */
    public List<String> languages(String name) {
        return of(name).stream().map(Compiled::language).toList();
    }

    /**
     * The email of that name for one recipient, in the recipient's language.
     *
     * @throws BadTemplate when there is none, or it needs a value that this recipient does not have
     */
    public Message render(String name, String address, Variables variables, Map<String, String> headers) {
        var languages = of(name);
        var email = variables.languages().stream()
                .flatMap(key -> languages.stream().filter(one -> one.isIn(key)))
                .findFirst()
                .orElse(languages.getFirst());
        var ready = templates.computeIfAbsent(email, Templates::of);
        var values = variables.with(brand);
        return new Message(
                brand.sender(),
                brand.replyTo(),
                address,
                OneLine.of(ready.subject(values), LONGEST_SUBJECT),
                ready.html(values),
                PlainText.tidied(ready.text(values)),
                headers);
    }

    private List<Compiled> of(String name) {
        var languages = compiled.get(name);
        if (languages == null) {
            throw new BadTemplate("emails/" + name + ".mjml", "there is no such file");
        }
        return languages;
    }

    public Brand brand() {
        return brand;
    }

    /** Somebody to look at the emails with. */
    public Example example() {
        return example;
    }
}
