package dev.vitalfew.lifecycle.emails;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.lifecycle.emails.Emails.Compiled;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Nearest;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads, checks and compiles the emails of a model. */
final class EmailReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** Gmail cuts an email after 102 KB, and the footer with it. */
    private static final int LARGEST = 100 * 1024;

    private static final int LARGE = 80 * 1024;

    private final Problems problems;
    private final EmailFiles files;
    private final Optional<Model> model;

    EmailReader(Problems problems, EmailFiles files, Optional<Model> model) {
        this.problems = problems;
        this.files = files;
        this.model = model;
    }

    /** What all emails share. */
    record Shared(
            Brand brand,
            Example example,
            Known known,
            SequencedMap<String, Language> languages,
            TextFile layout,
            Map<String, TextFile> partials) {}

    Optional<Emails> read() {
        var brand = brand();
        if (files.mailsNobody()) {
            sequences(List.of());
            return brand.map(known -> new Emails(known, Example.read(problems, Optional.empty()), Map.of()));
        }
        var example = Example.read(problems, files.file(Example.FILE));
        var languages = Language.read(problems, files.file(Language.FILE));
        var layout = files.file(EmailFiles.LAYOUT);
        if (layout.isEmpty()) {
            problems.error(
                    new Place(EmailFiles.LAYOUT, 1, 1), "there is no such file", "the layout of the starter model");
        }
        layout.ifPresent(this::layout);
        var known = model.map(rules -> Known.of(rules, example)).orElseGet(() -> Known.of(example));
        var sources = files.emails().stream()
                .flatMap(file -> Source.read(problems, file).stream())
                .toList();
        sequences(sources);
        return brand.flatMap(named -> layout.map(
                around -> compiled(new Shared(named, example, known, languages, around, files.partials()), sources)));
    }

    private Optional<Brand> brand() {
        var file = files.file(Brand.FILE);
        if (file.isEmpty()) {
            problems.error(
                    new Place(Brand.FILE, 1, 1),
                    "there is no such file",
                    "the brand.yaml of the starter model, with your name");
        }
        return file.flatMap(found -> Brand.read(problems, found));
    }

    private void layout(TextFile layout) {
        for (var place : new TreeSet<>(Partials.fixed())) {
            var found = layout.text().split("\\{\\{>\\s*" + place + "\\s*}}", -1).length - 1;
            if (found != 1) {
                problems.error(layout.place(0), "{{> " + place + "}} stands here " + found + " times", "once");
            }
        }
        if (!layout.text().contains("{{brand.postal_address}}")) {
            problems.error(layout.place(0), "the postal address is missing", "{{brand.postal_address}} at the end");
        }
    }

    private Emails compiled(Shared shared, List<Source> sources) {
        var compiled = new TreeMap<String, List<Compiled>>();
        for (var source : sources) {
            language(shared, source)
                    .flatMap(language -> new OneEmail(problems, shared, source, language).compiled())
                    .ifPresent(email -> compiled.computeIfAbsent(source.name(), _ -> new ArrayList<>())
                            .add(email));
        }
        var first = shared.languages().firstEntry().getKey();
        compiled.values().forEach(languages -> languages.sort(Comparator.comparing(email -> !email.isIn(first))));
        var emails = new Emails(shared.brand(), shared.example(), compiled);
        if (!problems.refuse()) {
            sources.forEach(source -> rendered(emails, source));
        }
        return emails;
    }

    private Optional<Language> language(Shared shared, Source source) {
        var start = source.content().place(0);
        if (!NAME.matcher(source.name()).matches()) {
            problems.error(start, source.name() + " is no name for an email", "lower-case-letters.mjml");
            return Optional.empty();
        }
        var languages = shared.languages();
        if (source.language().isEmpty()) {
            return Optional.of(languages.firstEntry().getValue());
        }
        var base = "emails/" + source.name() + ".mjml";
        if (files.file(base).isEmpty()) {
            problems.error(start, "there is no " + base + " for everybody else", base);
        }
        var language = languages.get(Language.key(source.language()));
        if (language == null || source.language().equals(languages.firstEntry().getKey())) {
            var others = languages.sequencedKeySet().stream().skip(1).collect(Collectors.toCollection(TreeSet::new));
            problems.error(
                    start,
                    language == null
                            ? Language.FILE + " has no words in " + source.language()
                            : source.language() + " is the language of emails without one in their name",
                    language == null
                            ? source.language() + ": { … } there, or " + Nearest.instead(source.language(), others)
                            : base);
            return Optional.empty();
        }
        return Optional.of(language);
    }

    /** What shows only when it is filled in. */
    private void rendered(Emails emails, Source source) {
        var start = source.content().place(0);
        var links = Links.NAMES.stream()
                .collect(Collectors.toMap(name -> name, _ -> "https://example.com/" + "x".repeat(200)));
        var example = emails.example();
        try {
            var person = new TreeMap<>(example.person());
            if (!source.language().isEmpty()) {
                person.put("locale", TextNode.valueOf(source.language()));
            }
            var nobody = new Variables(Map.of(), Map.of(), links);
            emails.render(source.name(), "somebody@example.com", nobody, Map.of());
            var message = emails.render(
                    source.name(), "somebody@example.com", new Variables(person, example.account(), links), Map.of());
            size(message.html().getBytes(UTF_8).length, start);
        } catch (BadTemplate e) {
            problems.error(start, String.valueOf(e.getMessage()), "a template that can be filled in");
        }
    }

    private void size(int bytes, Place start) {
        var kilobytes = (bytes + 1023) / 1024;
        if (bytes > LARGEST) {
            problems.error(
                    start, "the email is " + kilobytes + " KB large, and Gmail cuts it at 102", "at most 100 KB");
        } else if (bytes > LARGE) {
            problems.warning(
                    start, "the email is " + kilobytes + " KB large, and Gmail cuts it at 102", "at most 80 KB");
        }
    }

    /** Each email that a sequence sends is there, and each that is there is sent. */
    private void sequences(List<Source> sources) {
        if (model.isEmpty()) {
            return;
        }
        var names = sources.stream().map(Source::name).collect(Collectors.toCollection(TreeSet::new));
        var sent = new TreeSet<String>();
        model.get().sequences().values().forEach(sequence -> sequence.emails()
                .distinct()
                .forEach(email -> {
                    sent.add(email);
                    if (!names.contains(email)
                            && files.file("emails/" + email + ".mjml").isEmpty()) {
                        problems.error(
                                named("sequences/" + sequence.name() + ".yaml", email),
                                "there is no emails/" + email + ".mjml",
                                Nearest.instead(email, names));
                    }
                }));
        sources.stream()
                .filter(source -> !sent.contains(source.name()))
                .forEach(source -> problems.warning(
                        source.content().place(0),
                        "no sequence sends this email",
                        "name it in a sequence, or delete it"));
    }

    private Place named(String sequence, String email) {
        return files.file(sequence)
                .map(file -> {
                    var found = Pattern.compile("[:\\s\"']+(" + Pattern.quote(email) + ")\\b")
                            .matcher(file.text());
                    return found.find() ? file.place(found.start(1)) : file.place(0);
                })
                .orElse(new Place(sequence, 1, 1));
    }
}
