package dev.vitalfew.lifecycle.emails;

import com.github.jknack.handlebars.Template;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The model's emails, compiled once, each in the languages that it is written in. */
public final class Emails {

    private static final int LONGEST_SUBJECT = 200;

    private final Brand brand;
    private final Example example;
    private final Map<String, SequencedMap<String, Compiled>> compiled;

    /** One email in one language. */
    record Compiled(
            String file, Language language, boolean transactional, Template subject, Template html, Template text) {}

    /** @param compiled by name and {@link Language#key}; the first is for whoever reads none of the others */
    Emails(Brand brand, Example example, Map<String, SequencedMap<String, Compiled>> compiled) {
        this.brand = brand;
        this.example = example;
        this.compiled = Map.copyOf(compiled);
    }

    /** Emails, or nothing, and what is wrong with them or suspicious. */
    public record Reading(Optional<Emails> emails, List<ModelProblem> problems) {}

    /**
     * Reads what a checked model's folder says, at the start of a function.
     *
     * @param model the folder that holds {@code brand.yaml} and, unless nobody is mailed, {@code emails/}
     * @throws BadTemplate with all that is wrong
     */
    public static Emails read(Path model) {
        var reading = check(model, ModelReader.check(model, 1).model());
        return reading.emails().orElseThrow(() -> new BadTemplate(reading.problems()));
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
                .anyMatch(languages -> languages.firstEntry().getValue().transactional());
    }

    /** The languages that the email is written in, the one for everybody else first. */
    public List<String> languages(String name) {
        return of(name).values().stream().map(email -> email.language().tag()).toList();
    }

    /**
     * The email of that name for one recipient, in the recipient's language.
     *
     * @throws BadTemplate when there is none, or it needs a value that this recipient does not have
     */
    public Message render(String name, String address, Variables variables, Map<String, String> headers) {
        var languages = of(name);
        var email = variables.languages().stream()
                .map(languages::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(languages.firstEntry().getValue());
        var values = variables.with(brand);
        return new Message(
                brand.sender(),
                brand.replyTo(),
                address,
                OneLine.of(Templates.render(email.file(), email.subject(), values), LONGEST_SUBJECT),
                Templates.render(email.file(), email.html(), values),
                PlainText.tidied(Templates.render(email.file(), email.text(), values)),
                headers);
    }

    private SequencedMap<String, Compiled> of(String name) {
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
