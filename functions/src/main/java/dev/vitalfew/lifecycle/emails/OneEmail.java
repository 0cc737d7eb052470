package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.lifecycle.emails.EmailReader.Shared;
import dev.vitalfew.lifecycle.emails.Emails.Compiled;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.util.Optional;

/** One email in one language. */
final class OneEmail {

    private final Problems problems;
    private final Shared shared;
    private final Source source;
    private final Language language;

    OneEmail(Problems problems, Shared shared, Source source, Language language) {
        this.problems = problems;
        this.shared = shared;
        this.source = source;
        this.language = language;
    }

    Optional<Compiled> compiled() {
        var own = new Problems();
        var whole = new Partials(own, shared.partials(), language).email(shared.layout(), source);
        if (Expressions.check(own, whole, new Values(shared.known(), shared.brand()))) {
            markup(own, whole);
        }
        own.all().forEach(problem -> add(problems, problem));
        return own.refuse() ? Optional.empty() : compiled(whole);
    }

    private void markup(Problems own, Composed whole) {
        var tags = new Problems();
        var root = Markup.read(tags, whole);
        tags.all().forEach(problem -> add(own, problem));
        if (!tags.refuse()) {
            MarkupChecks.check(own, whole, root, shared.known().topics());
            Contrast.check(own, whole, root, shared.brand());
            unsubscribe(own, whole);
        }
    }

    private static void add(Problems to, ModelProblem problem) {
        var place = new Place(problem.file(), problem.line(), problem.column());
        if (problem.refuses()) {
            to.error(place, problem.what(), problem.instead());
        } else {
            to.warning(place, problem.what(), problem.instead());
        }
    }

    private void unsubscribe(Problems own, Composed whole) {
        if (!source.transactional() && !whole.text().contains("{{links." + Links.UNSUBSCRIBE + "}}")) {
            own.error(
                    shared.layout().place(0),
                    "there is no link to unsubscribe",
                    "<a href=\"{{links.unsubscribe}}\">…</a>, or transactional: true in an email that somebody is owed");
        }
    }

    private Optional<Compiled> compiled(Composed whole) {
        var file = source.content().name();
        try {
            var content = new Partials(new Problems(), shared.partials(), language).content(source);
            if (PlainText.of("<mjml><mj-body>" + content.text() + "</mj-body></mjml>")
                    .isBlank()) {
                problems.error(
                        source.content().place(source.begin()),
                        "the text part would be empty",
                        "a <mj-text> that says what the email is about");
            }
            var email = new Compiled(
                    file,
                    language.tag(),
                    source.transactional(),
                    source.subject().value(),
                    Mjml.toHtml(whole.text(), language),
                    PlainText.of(whole.text()));
            Templates.of(email);
            return Optional.of(email);
        } catch (BadTemplate | IllegalArgumentException e) {
            problems.error(source.content().place(0), "it can't be compiled: " + e.getMessage(), "valid MJML");
            return Optional.empty();
        }
    }
}
