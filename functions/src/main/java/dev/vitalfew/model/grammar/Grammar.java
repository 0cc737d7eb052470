package dev.vitalfew.model.grammar;

import dev.vitalfew.model.grammar.Key.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every form that a condition can have. */
final class Grammar {

    private static final String TOP_OF_PEOPLE =
            "of all known people, by what the last run found; unknown before the first";
    private static final String TOP_OF_ACCOUNTS =
            "of all accounts, by what the last run found; unknown before the first";

    private static final Type NUMBER = new Type.Numeric(false, Integer.MIN_VALUE);
    private static final Type FROM_ONE = new Type.Numeric(true, 1);

    /** What a value is compared with. */
    static final List<Key> COMPARISONS = List.of(
            new Key("is", new Type.Value(false), "Exactly this; numbers also when written as text."),
            new Key("is_not", new Type.Value(false), "Anything else, nothing included."),
            new Key("in", new Type.Value(true), "One of these."),
            new Key("not_in", new Type.Value(true), "None of these."),
            new Key("contains", new Type.Value(false), "Text with this part, or a list with this element."),
            Key.text("starts_with", "Text that begins with this."),
            Key.text("matches", "Text that fits this, where * stands for any characters."),
            new Key("exists", new Type.Flag(), "Has a value."),
            new Key("missing", new Type.Flag(), "Has no value."),
            new Key("at_least", NUMBER, "This much or more."),
            new Key("at_most", NUMBER, "This much or less."),
            new Key("less_than", NUMBER, "Less than this."),
            new Key("between", new Type.Range(false), "From the first to the second, both included."));

    private static final List<Key> DATES = List.of(
            Key.date("before", "A date earlier than this one."),
            Key.date("after", "A date later than this one."),
            Key.days("in_last", "One of so many dates that end with today."),
            Key.days("in_next", "Today or one of so many dates after it."),
            new Key(
                    "anniversary",
                    new Type.FlagOrDays(),
                    "It comes round today, a year later or more; or, with days, within so many days."));

    private static final List<Key> AMOUNTS = amounts(false, NUMBER);
    private static final List<Key> COUNTS = amounts(true, new Type.Numeric(true, 0));

    private static final List<Key> SHARES = List.of(
            new Key("at_least", new Type.Share(false), "So many people or more, or so large a share of them."),
            new Key("at_most", new Type.Share(false), "So many people or fewer."),
            new Key("less_than", new Type.Share(false), "Fewer people than this."),
            new Key("between", new Type.Share(true), "From the first to the second, both included."));

    private static final List<Key> WINDOW = List.of(
            Key.days("in_last", "The dates that end with today; weeks use complete days, which end yesterday."),
            Key.date("since", "From this date on."),
            Key.date("until", "Up to this date."));

    private static final Key EACH_WEEK =
            new Key("each_at_least", FROM_ONE, "With count: weeks, how often in each week.");

    private static final List<Key> HOW = List.of(
            new Key(
                    "count",
                    new Type.Choice(List.of("times", "days", "weeks", "kinds")),
                    "How often (times, if nothing is said), on how many days, in how many weeks, how many different"
                            + " ones."),
            EACH_WEEK);

    private static final List<Key> COUNT_OF_A_TREND = List.of(new Key(
            "count",
            new Type.Choice(List.of("times", "days", "kinds")),
            "How often (times, if nothing is said), on how many days, how many different ones."));

    private static final List<Key> NUMBERS = List.of(new Key(
            "count",
            new Type.Pattern("^(sum|average|min|max) of .+$"),
            "sum of, average of, min of or max of a property, whose numbers count to four decimals."));

    private static final Key ANY_COUNT = new Key(
            "count",
            new Type.Pattern("^(times|days|weeks|kinds|(sum|average|min|max) of .+)$"),
            "What is counted: times, if nothing is said.");

    private static final List<Key> TOP = List.of(
            new Key(
                    "top",
                    new Type.Percentage(),
                    "So large a share of those who have the number, the greatest first; never those whose number is 0."),
            new Key(
                    "by",
                    new Type.Choice(List.of("number", "total")),
                    "With total, the share is of the numbers' sum: the fewest who bring so much of it."));

    private static final Key WHERE = new Key("where", new Type.Where(), "What the event's properties must be like.");

    private static final List<List<Key>> COUNTED = List.of(
            List.of(
                    Key.texts("event", "The name of a track event, or several; any for everything that people do."),
                    WHERE,
                    Key.texts("except", "With event: any, the names that are left out.")),
            List.of(
                    Key.texts("page", "The path of a page, or several, such as /pricing; * stands for any characters."),
                    WHERE),
            List.of(
                    Key.texts("feature", "The tags that the feature has, all of them; any for every feature."),
                    WHERE,
                    Key.texts("except", "Features that are left out.")),
            List.of(
                    Key.text("email", "An email of this product by its name; any for every one."),
                    new Key(
                            "did",
                            new Type.Choice(List.of("received", "clicked", "bounced", "complained")),
                            "What became of it: received, if nothing is said. Opens can't be asked for: machines open"
                                    + " most emails."),
                    Key.text("link", "With did: clicked, the path of the link; * stands for any characters."),
                    Key.text("topic", "Emails of sequences about this topic.")));

    private Grammar() {}

    private static List<Key> amounts(boolean whole, Type number) {
        return List.of(
                new Key("at_least", number, whole ? "So many or more; 1, if nothing is said." : "This much or more."),
                new Key("at_most", number, whole ? "So many or fewer." : "This much or less."),
                new Key("less_than", number, whole ? "Fewer than this." : "Less than this."),
                new Key("between", new Type.Range(whole), "From the first to the second, both included."));
    }

    static List<Form> forms() {
        var forms = new ArrayList<>(combinations());
        forms.add(trait());
        forms.add(traitDate());
        forms.add(traitTop());
        COUNTED.forEach(what -> forms.addAll(counted(what)));
        forms.addAll(standings());
        forms.add(people());
        return forms;
    }

    private static List<Form> combinations() {
        return List.of(
                Form.of("all", List.of(new Key("all", new Type.Conditions(), "Each of these.")))
                        .needs("all")
                        .means("the same", "the same", "no if one is no; else unknown if one is")
                        .example(
                                "{ all: [{ event: Team Invited }, { event: Project Launched }] }",
                                "Has invited the team and launched a project."),
                Form.of("any", List.of(new Key("any", new Type.Conditions(), "At least one of these.")))
                        .needs("any")
                        .means("the same", "the same", "yes if one is yes; else unknown if one is")
                        .example(
                                "{ any: [{ trait: plan, is: enterprise }, { trait: employees, at_least: 1000 }] }",
                                "Pays for Enterprise, or is large."),
                Form.of("not", List.of(new Key("not", new Type.Condition(), "The opposite.")))
                        .needs("not")
                        .means("the same", "the same", "unknown stays unknown")
                        .example("{ not: { event: Task Created } }", "Has never created a task."),
                Form.of("rule", List.of(Key.text("rule", "A condition that has a name under rules.")))
                        .needs("rule")
                        .means("a rule of people", "a rule of accounts", "as the rule says")
                        .example("{ rule: tried_setup }", "Whatever the rule tried_setup says."));
    }

    private static Form trait() {
        return Form.of("trait", joined(List.of(Key.text("trait", "What was stated, such as plan.")), COMPARISONS))
                .needs("trait")
                .oneOf(COMPARISONS)
                .means("the person's own trait", "the account's own trait", "the same: traits have no dates")
                .example("{ trait: plan, in: [scale, enterprise] }", "Pays for Scale or Enterprise.")
                .example("{ trait: employees, between: [50, 999] }", "Has 50 to 999 employees.")
                .example("{ trait: email, matches: \"*@acme.example\" }", "Has an address at acme.example.")
                .example("{ trait: interests, contains: reporting }", "Named reporting among the interests.");
    }

    private static Form traitDate() {
        return Form.of("trait that is a date", joined(List.of(Key.text("trait", "What was stated.")), DATES))
                .needs("trait")
                .oneOf(DATES)
                .means(
                        "the person's own trait, as a date of the model's time zone; no when it is no date",
                        "the account's own trait",
                        "the same")
                .example("{ trait: trial_ends_at, in_next: 3d }", "The trial ends today or within three days.")
                .example("{ trait: createdAt, anniversary: true }", "Is a customer for so many years today.")
                .example("{ trait: contract_until, before: 2027-01-01 }", "The contract ends in 2026 or earlier.");
    }

    private static Form traitTop() {
        return Form.of("trait, the top", joined(List.of(Key.text("trait", "A number that was stated.")), TOP))
                .needs("trait", "top")
                .means(TOP_OF_PEOPLE, TOP_OF_ACCOUNTS, "the same")
                .example("{ trait: mrr, top: 80%, by: total }", "One of the fewest who bring 80 % of the revenue.")
                .example("{ trait: mrr, top: 20% }", "Pays more than four in five.");
    }

    /** The forms of what is counted: an event, page, feature or email. */
    private static List<Form> counted(List<Key> what) {
        var subject = what.getFirst().name();
        var named = example(subject);
        var summed = "what was counted of the person, all ids together";
        var account = "its own events and those of all its people together";
        var ends = List.of(
                Key.days("first_more_than", "The first time is more than so many days ago."),
                Key.days("first_less_than", "The first time is less than so many days ago."),
                Key.days("last_more_than", "The last time is more than so many days ago."),
                Key.days("last_less_than", "The last time is less than so many days ago."));
        var trends = List.of(
                new Key("fell_by", new Type.Percentage(), "Fallen by this share or more against as many days before."),
                new Key("rose_by", new Type.Percentage(), "Risen by this share or more against as many days before."));
        return List.of(
                Form.of(subject, joined(what, HOW, WINDOW, COUNTS))
                        .needs(subject)
                        .atMostOneOf(COUNTS)
                        .means(summed, account, "what there is so far")
                        .example("{ " + named + ", in_last: 30d, at_least: 3 }", "Three times or more in 30 days.")
                        .example("{ " + named + ", count: days, in_last: 28d, at_least: 16 }", "On 16 of 28 days.")
                        .example(
                                "{ " + named + ", count: weeks, each_at_least: 2, in_last: 4w, at_least: 3 }",
                                "In three of the last four weeks, twice or more in each.")
                        .example(
                                "{ " + named + ", since: 2026-09-01, until: 2026-09-30 }",
                                "At least once in September."),
                Form.of(subject + ", numbers of a property", joined(what, NUMBERS, WINDOW, AMOUNTS))
                        .needs(subject, "count")
                        .oneOf(AMOUNTS)
                        .means(summed, account, "what there is so far; no mean, min or max without a number")
                        .example(
                                "{ " + named + ", count: sum of amount, in_last: 30d, at_least: 99.5 }",
                                "The amounts of 30 days add up to 99.50 or more."),
                Form.of(subject + ", the top", joined(what, List.of(ANY_COUNT, EACH_WEEK), WINDOW, TOP))
                        .needs(subject, "top")
                        .means(TOP_OF_PEOPLE, TOP_OF_ACCOUNTS, "what there is so far")
                        .example("{ " + named + ", in_last: 28d, top: 10% }", "More often than nine in ten.")
                        .example(
                                "{ " + named + ", count: weeks, each_at_least: 2, in_last: 4w, top: 20% }",
                                "In more weeks than four in five, twice or more in each."),
                Form.of(
                                subject + ", fallen or risen",
                                joined(
                                        what,
                                        COUNT_OF_A_TREND,
                                        trends,
                                        List.of(
                                                Key.days("in_last", "So many complete days, which end yesterday."),
                                                new Key("from_at_least", FROM_ONE, "What it was before, at least."))))
                        .needs(subject, "in_last")
                        .oneOf(trends)
                        .means(summed, account, "no, until it was counted twice as long")
                        .example(
                                "{ " + named + ", count: days, in_last: 28d, fell_by: 50%, from_at_least: 8 }",
                                "Half as many days as in the 28 days before, which had eight or more.")
                        .example("{ " + named + ", in_last: 14d, rose_by: 100% }", "Twice as often as before."),
                Form.of(subject + ", first or last time", joined(what, ends))
                        .needs(subject)
                        .oneOf(ends)
                        .means(summed, account, "no, if it never happened")
                        .example("{ " + named + ", last_more_than: 14d }", "Did it once, and not in the last 14 days.")
                        .example("{ " + named + ", first_less_than: 7d }", "Began with it in the last days."),
                Form.of(
                                subject + ", not lately",
                                joined(
                                        what,
                                        List.of(
                                                Key.days(
                                                        "not_in_last",
                                                        "Not once on so many dates that end with today."),
                                                new Key(
                                                        "young",
                                                        new Type.Choice(List.of("unknown", "included")),
                                                        "What it says of whoever is younger than that: unknown, or that it holds."))))
                        .needs(subject, "not_in_last")
                        .means(summed, account, "unknown; with young: included, it holds")
                        .example("{ " + named + ", not_in_last: 14d }", "Nothing of it in 14 days, and old enough."),
                Form.of(
                                subject + ", then another",
                                joined(
                                        what,
                                        WINDOW,
                                        List.of(
                                                new Key(
                                                        "then",
                                                        new Type.Next(),
                                                        "What came after it, or on the same date; it can't be the same event."),
                                                Key.days("within", "So many days later at most."))))
                        .needs(subject, "then", "within")
                        .means(summed, account + ", whoever did the one and the other", "what there is so far")
                        .example(
                                "{ " + named + ", then: { event: Project Launched }, within: 7d, in_last: 90d }",
                                "And launched a project within seven days, in the last 90 days."));
    }

    private static String example(String subject) {
        return switch (subject) {
            case "event" -> "event: Team Invited";
            case "page" -> "page: /pricing";
            case "feature" -> "feature: core";
            default -> "email: any, did: clicked";
        };
    }

    private static List<Form> standings() {
        return List.of(
                preference(),
                Form.of(
                                "nps",
                                List.of(
                                        new Key(
                                                "nps",
                                                new Type.Choice(List.of("promoter", "passive", "detractor", "any")),
                                                "The group of the latest answer: 9 or 10, 7 or 8, 0 to 6."),
                                        Key.days("in_last", "The answer is so recent.")))
                        .needs("nps")
                        .means("the person's latest answer", "only inside people", "no, without an answer")
                        .example("{ nps: detractor, in_last: 90d }", "Would not recommend it."),
                Form.of("score", joined(List.of(Key.text("score", "A score of the same kind.")), AMOUNTS))
                        .needs("score")
                        .oneOf(AMOUNTS)
                        .means("a score of people", "a score of accounts", "the points there are so far")
                        .example("{ score: lead, at_least: 50 }", "Has 50 points or more."),
                Form.of("score, the top", joined(List.of(Key.text("score", "A score of the same kind.")), TOP))
                        .needs("score", "top")
                        .means(TOP_OF_PEOPLE, TOP_OF_ACCOUNTS, "the points there are so far")
                        .example("{ score: lead, top: 5% }", "Closer to buying than 95 in 100."),
                Form.of(
                                "lens",
                                List.of(
                                        Key.text("lens", "Another lens of the same kind."),
                                        Key.text("is", "The segment."),
                                        Key.texts("in", "One of these segments.")))
                        .needs("lens")
                        .oneOf(List.of(Key.text("is", ""), Key.texts("in", "")))
                        .means("a lens of people", "a lens of accounts", "unknown while it is unclassified there")
                        .example("{ lens: segment, is: enterprise }", "Is in the segment enterprise."),
                Form.of("audience", List.of(Key.text("audience", "An audience of the same kind.")))
                        .needs("audience")
                        .means("an audience of people", "an audience of accounts", "as its condition says")
                        .example("{ audience: pricing_visitors }", "Is in the audience."),
                Form.of(
                                "list",
                                List.of(new Key(
                                        "list",
                                        new Type.Pattern("^lists/[^/]+$"),
                                        "A file of the model with an id in each line.")))
                        .needs("list")
                        .means("listed by user id or email address", "listed by account id", "the same")
                        .example("{ list: lists/design-partners.csv }", "The file names it."));
    }

    private static Form preference() {
        var values = List.of(
                new Key("is", new Type.Value(false), "This, or a declared list with it."),
                new Key("in", new Type.Value(true), "One of these."),
                new Key("exists", new Type.Flag(), "Is known."),
                new Key("missing", new Type.Flag(), "Is not known."));
        return Form.of(
                        "preference",
                        joined(
                                List.of(Key.text("preference", "What is said under preferences.")),
                                values,
                                List.of(new Key(
                                        "source",
                                        new Type.Choices(List.of("declared", "staff", "inferred")),
                                        "How it is known, one of them or several: declared by the person, noted by staff, or"
                                                + " inferred from clicks on links of emails."))))
                .needs("preference")
                .oneOf(values)
                .means(
                        "what was declared, else what staff noted, else the topic with the most weight of clicks",
                        "only inside people",
                        "what there is so far; no while nothing says it")
                .example("{ preference: interest, is: automation }", "Is interested in automation.")
                .example("{ preference: interest, exists: true, source: inferred }", "Said nothing, and clicks tell.");
    }

    private static Form people() {
        return Form.of(
                        "people",
                        joined(
                                List.of(
                                        new Key("people", new Type.Condition(), "A condition on people."),
                                        Key.text(
                                                "share_of",
                                                "A trait of the account that the number is set against, such as seats."),
                                        new Key("none", new Type.Flag(), "Nobody."),
                                        new Key("everybody", new Type.Flag(), "All of them, and there is somebody.")),
                                SHARES))
                .needs("people")
                .atMostOneOf(joined(List.of(Key.text("none", ""), Key.text("everybody", "")), SHARES))
                .means(
                        "not possible: write the condition itself",
                        "counts its known people for whom the condition holds; at least one, if nothing is said",
                        "people of whom it is unknown are not counted")
                .example(
                        "{ people: { event: any, in_last: 14d }, share_of: seats, less_than: 20% }",
                        "Fewer than 20 % of the seats were active in 14 days.")
                .example("{ people: { trait: role, is: owner }, at_least: 2 }", "Has two owners or more.")
                .example("{ people: { page: /pricing }, none: true }", "Nobody looked at the prices.");
    }

    @SafeVarargs
    private static List<Key> joined(List<Key>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    static List<List<Key>> counted() {
        return COUNTED;
    }
}
