package dev.vitalfew.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The text of a task, with variables: {@code {{account.name}}}, {@code {{person.email}}}. */
public final class TaskText {

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*(account|person)\\.([A-Za-z_][A-Za-z0-9_]*)\\s*}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^}]*}?}?");

    private TaskText() {}

    /** @param ofPerson whether it is a trait of the person rather than the account's */
    public record Variable(boolean ofPerson, String trait) {}

    static List<Variable> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(result -> variable(result.group(1), result.group(2)))
                .toList();
    }

    private static Variable variable(String subject, String trait) {
        return new Variable(subject.equals("person"), trait);
    }

    /** Braces that are no variable. */
    static Optional<String> malformed(String text) {
        return BRACES.matcher(VARIABLE.matcher(text).replaceAll(""))
                .results()
                .map(result -> result.group())
                .findFirst();
    }

    /** @param value what to write for a variable; what is not known is said to be unknown */
    public static String filled(String text, Function<Variable, Optional<String>> value) {
        return VARIABLE.matcher(text)
                .replaceAll(result ->
                        java.util.regex.Matcher.quoteReplacement(value.apply(variable(result.group(1), result.group(2)))
                                .orElse("(" + result.group(2) + " unknown)")));
    }
}
