package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Nearest;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts an email together: the layout, the email's own content in it, partials ({@code {{> button href="…" label="…"}}})
 * with what they are given, and the words of its language ({@code {{words.unsubscribe}}}). All of that is done before
 * MJML is read; what is left between braces are values of the recipient.
 */
final class Partials {

    private static final Pattern CALL = Pattern.compile(
            "\\{\\{>\\s*(?<partial>[\\w-]+)(?<with>(?:\\s+[\\w-]+=(?:\"[^\"]*\"|'[^']*'))*)\\s*}}|\\{\\{words\\.(?<word>\\w+)}}|\\{\\{(?<given>[a-z]\\w*)}}|(?<bad>\\{\\{>[^}]*}?}?)");
    private static final Pattern GIVEN = Pattern.compile("([\\w-]+)=(?:\"([^\"]*)\"|'([^']*)')");
    private static final int DEEPEST = 5;

    private final Problems problems;
    private final Map<String, TextFile> partials;
    private final Language language;
    private final Composed composed = new Composed();
    private final Map<String, Runnable> places = new HashMap<>();

    Partials(Problems problems, Map<String, TextFile> partials, Language language) {
        this.problems = problems;
        this.partials = partials;
        this.language = language;
    }

    /** The email's content alone. */
    Composed content(Source email) {
        add(email.content(), email.begin(), Given.NOTHING, 0);
        return composed;
    }

    /** The email within its layout. */
    Composed email(TextFile layout, Source email) {
        places.put("content", () -> add(email.content(), email.begin(), Given.NOTHING, 0));
        places.put(
                "subject",
                () -> composed.add(
                        escaped(email.subject().value()), email.subject().place()));
        places.put(
                "preheader",
                () -> composed.add(
                        escaped(email.preheader().value()), email.preheader().place()));
        add(layout, 0, Given.NOTHING, 0);
        return composed;
    }

    private void add(TextFile file, int from, Given given, int depth) {
        var used = new HashSet<String>();
        var call = CALL.matcher(file.text());
        call.region(from, file.text().length());
        var end = from;
        while (call.find()) {
            composed.add(file, end, call.start());
            end = call.end();
            var place = file.place(call.start());
            if (call.group("bad") != null) {
                problems.error(place, "a partial can't be read", "{{> name this=\"…\" that=\"…\"}}");
                composed.add(" ", place);
            } else if (call.group("word") != null) {
                word(call.group("word"), place);
            } else if (call.group("given") != null) {
                given(call.group(), call.group("given"), place, given, depth);
                used.add(call.group("given"));
            } else {
                partial(call.group("partial"), call.group("with"), place, given, depth);
            }
        }
        composed.add(file, end, file.text().length());
        given.values().keySet().forEach(name -> {
            if (!used.contains(name)) {
                problems.error(given.call(), file.name() + " asks for no " + name, Nearest.instead(name, used));
            }
        });
    }

    /** What a partial is given where it is called. */
    private record Given(Place call, Map<String, String> values) {
        static final Given NOTHING = new Given(new Place("", 1, 1), Map.of());
    }

    private void partial(String name, String with, Place place, Given outer, int depth) {
        var fixed = places.remove(name);
        if (fixed != null) {
            fixed.run();
            return;
        }
        var file = partials.get(name);
        if (file == null || depth == DEEPEST) {
            problems.error(
                    place,
                    file == null ? "there is no emails/partials/" + name + ".mjml" : "partials that use each other",
                    file == null ? Nearest.instead(name, partials.keySet()) : "the content itself in one of them");
            composed.add(" ", place);
            return;
        }
        var given = GIVEN.matcher(with)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> passed(Optional.ofNullable(found.group(2)).orElse(found.group(3)), outer),
                        (one, _) -> one));
        add(file, 0, new Given(place, given), depth + 1);
    }

    /** A partial may hand on what it was given. */
    private static String passed(String value, Given outer) {
        var passed = value;
        for (var entry : outer.values().entrySet()) {
            passed = passed.replace("{{" + entry.getKey() + "}}", entry.getValue());
        }
        return passed;
    }

    private void given(String braces, String name, Place place, Given given, int depth) {
        var value = given.values().get(name);
        if (value != null) {
            composed.add(value, given.call());
        } else if (depth == 0 || name.equals("else")) {
            composed.add(braces, place);
        } else {
            problems.error(given.call(), "the partial is not given " + name, name + "=\"…\" where it is used");
            composed.add(" ", place);
        }
    }

    private void word(String name, Place place) {
        var text = language.words().get(name);
        if (text == null) {
            problems.error(
                    place,
                    Language.FILE + " has no " + name + " in " + language.tag(),
                    Nearest.to(name, language.words().keySet())
                            .map(near -> "{{words." + near + "}}")
                            .orElse(language.tag() + ": { " + name + ": … } in " + Language.FILE));
        }
        composed.add(text == null ? " " : escaped(text), place);
    }

    static Set<String> fixed() {
        return Set.of("content", "subject", "preheader");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
