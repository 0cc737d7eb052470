package dev.vitalfew.model.grammar;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** The page for those who write rules: every form with examples, keys and meaning, as Markdown. */
final class ReferencePage {

    private static final String BEGINNING = """
            # Rules

            <!-- Written by `make reference` from the code; change it there. -->

            A rule is a condition on an account or a person. It stands under `when` of a segment or audience, under \
            `rules:` with a name, or inside another rule.

            - A date is a local date of the model's time zone. Today is the date that a rule is evaluated as of: \
            the daily run's, or the one on which an event arrives.
            - `in_last: 30d` is the 30 dates that end with today. Weeks, falls and rises use complete days, which end \
            yesterday; a week is a block of 7 days back from there.
            - Somebody is as old as the trait `createdAt` or `created_at` says, if it is a date that is not still to come; \
            else as their first event here.
            - An account's own events are those that are sent with `context.groupId` and nobody's id, such as \
            `{ "type": "track", "event": "Payment Failed", "context": { "groupId": "acme" } }` with the secret key.
            - Events are kept for 100 days. What a new rule counts is filled from those. \
            Of whoever was here before, it is counted since then: a rule without a window is unknown where that matters.
            - Unknown is neither yes nor no: a lens leaves whoever it is unknown of unclassified, with the reason; an \
            audience leaves them out.
            - A condition that can never hold is refused, such as two plans at once, or more in a week than in a month; \
            so is one that always holds, such as at least 0 % of the people, and a segment that nobody reaches, since segments before it take all that it describes. `make check` says \
            which conditions exclude each other, and where they stand.
            - Pages, features and emails can be written in every form that events can.
            """;

    private static final String PREFERENCES = """

            ## What people prefer

            What the condition `preference` asks for stands under `preferences:` of `segmentation.yaml`.

            ```yaml
            preferences:
              - preference: interest
                declared: interest                        # the trait by which people say it themselves
                staff: { trait: interest_noted, source: interest_noted_from }
                inferred: { topics: [automation, reporting], half_life: 30d, at_least: 2 }
            ```

            - What somebody declared wins: text, or a list of texts. Blank text says nothing.
            - Else what staff noted, by the secret key or an import: the two traits are protected, so that no browser can \
            state them. The source is shown with it. After a demo call, say: \
            `curl -u sk_local: localhost:8080/v1/identify -d '{"userId":"42","traits":{"interest_noted":"automation","interest_noted_from":"demo call, Kim"}}'`.
            - Else the topic with the most weight of clicks, if it has `at_least` so much; of two with the same, the \
            first under `topics`. A click on a link of an email that ends in `?topic=automation` weighs 1 on its day and \
            half as much after each `half_life`; after ten of those, or 100 days, nothing. Clicks of machines don't count.
            - Weights fall from day to day, so people also leave a segment by doing nothing: the daily run sees it.
            """;

    private ReferencePage() {}

    static String write() {
        var forms = Grammar.forms().stream().filter(ReferencePage::isShown).toList();
        var page = new StringBuilder(BEGINNING);
        page.append("\n## What each means\n\n| condition | on a person | on an account | for somebody too young |\n");
        page.append("|---|---|---|---|\n");
        forms.forEach(form -> page.append(
                "| %s | %s | %s | %s |\n".formatted(form.title(), form.person(), form.account(), form.young())));
        for (var form : forms) {
            page.append("\n## ").append(form.title()).append("\n\n");
            form.examples()
                    .forEach(example ->
                            page.append("```yaml\n%s\n```\n\n%s\n\n".formatted(example.condition(), example.words())));
            page.append("| key | meaning |\n|---|---|\n");
            page.append(keys(form));
        }
        return page.append(PREFERENCES).toString();
    }

    /** What is said of events is true of pages, features and emails as well. */
    private static boolean isShown(Form form) {
        return !form.title().matches("(page|feature|email), .*");
    }

    private static String keys(Form form) {
        var meanings = new LinkedHashMap<String, String>();
        form.keys().forEach(key -> meanings.put(key.name(), key.meaning()));
        return meanings.entrySet().stream()
                .map(key -> "| `%s` | %s |\n".formatted(key.getKey(), key.getValue()))
                .collect(Collectors.joining());
    }
}
