package dev.vitalfew.model;

import dev.vitalfew.model.Sequence.Step;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the steps of a sequence. */
final class StepReader {

    private static final List<String> KINDS = List.of("email", "wait", "branch", "split", "task", "webhook", "set");

    /** {@code trial_ends_at}, {@code 3d before trial_ends_at}, {@code 2w after trial_ends_at}. */
    private static final Pattern DATE = Pattern.compile("(?:(\\d{1,4}[dw]) (before|after) )?([A-Za-z_][A-Za-z0-9_.]*)");

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int ALL = 100;

    private final Scope scope;
    private final TaskChecks tasks;
    private final Set<String> traits;

    /** @param read the traits that the model's rules read */
    StepReader(Scope scope, TaskChecks tasks, Set<String> read) {
        this.scope = scope;
        this.tasks = tasks;
        this.traits = Stream.of(read, UsualTraits.OF_BOTH, UsualTraits.OF_PEOPLE, UsualTraits.OF_ACCOUNTS)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Step> read(Entry parent) {
        parent.expects("steps", "a list of email, wait, branch, split, task, webhook and set");
        return parent.entries("steps").stream()
                .flatMap(entry -> step(entry).stream())
                .toList();
    }

    private Optional<Step> step(Entry entry) {
        entry.allows(KINDS);
        var kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.size() > 1) {
            entry.error(entry.atKey(kinds.get(1)), "a step is one thing", "a dash for each");
            return Optional.empty();
        }
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        return switch (kinds.getFirst()) {
            case "email" -> email(entry);
            case "wait" -> entry.isEntry("wait") ? waits(entry.entry("wait").orElseThrow()) : pause(entry);
            case "task" -> named(entry, "task", tasks::names).map(Step.Task::new);
            case "webhook" -> named(entry, "webhook", tasks::webhook).map(Step.Webhook::new);
            case "set" -> traits(entry);
            case "branch" -> arms(entry).map(Step.Branch::new);
            default -> shares(entry).map(Step.Split::new);
        };
    }

    /** One template, or several by letters: {@code { a: first-try, b: second-try }}. */
    private static Optional<Step> email(Entry entry) {
        if (!entry.isEntry("email")) {
            return Names.read(entry, "email").map(Step.Email::new);
        }
        var variants = entry.entry("email").orElseThrow();
        var templates = variants.keys().stream()
                .flatMap(letter -> Names.read(variants, letter).stream())
                .toList();
        if (templates.stream().distinct().count() < 2) {
            entry.error(
                    entry.at("email"), "a test needs two different emails", "email: { a: one-try, b: another-try }");
        }
        return templates.size() == variants.keys().size() ? Optional.of(new Step.Email(templates)) : Optional.empty();
    }

    private static Optional<String> named(Entry entry, String key, Consumer<Entry.Text> check) {
        var name = Names.read(entry, key);
        name.ifPresent(called -> check.accept(new Entry.Text(called, entry.at(key))));
        return name;
    }

    /** Traits that only a server may state are not a sequence's to change: whom to mail, what is paid. */
    private static Optional<Step> traits(Entry entry) {
        var stated = entry.entry("set");
        var traits = new LinkedHashMap<String, String>();
        stated.ifPresent(values -> values.keys().forEach(trait -> {
            if (Model.ALWAYS_PROTECTED.contains(trait)) {
                values.error(values.atKey(trait), trait + " is for your server to state", "a trait of another name");
            }
            values.text(trait).ifPresent(value -> traits.put(trait, value));
        }));
        if (stated.isPresent() && stated.get().keys().isEmpty()) {
            entry.error(entry.at("set"), "set states nothing", "set: { onboarded: true }");
        }
        return traits.isEmpty() ? Optional.empty() : Optional.of(new Step.Set(traits));
    }

    private static Optional<Step> pause(Entry entry) {
        var wait = entry.text("wait").flatMap(Quantity::duration);
        if (wait.isEmpty()) {
            entry.error(entry.at("wait"), "a wait is a duration", "wait: 3d");
        }
        return wait.map(Step.Wait::new);
    }

    private Optional<Step> waits(Entry wait) {
        if (wait.has("for")) {
            wait.allows(List.of("for", "at_most"));
            wait.expects("at_most", "5d");
            var atMost = wait.text("at_most").flatMap(Quantity::duration);
            if (wait.has("at_most") && atMost.isEmpty()) {
                wait.error(wait.at("at_most"), "at_most is a duration", "at_most: 5d");
            }
            return wait.entry("for")
                    .flatMap(this::occasion)
                    .flatMap(occasion -> atMost.map(time -> new Step.Await(occasion, time)));
        }
        wait.allows(List.of("until"));
        var until = wait.needed("until", "3d before trial_ends_at");
        if (until.filter(text -> TIME.matcher(text).matches()).isPresent()) {
            return Optional.of(new Step.UntilTime(LocalTime.parse(until.get())));
        }
        var date = DATE.matcher(until.orElse(""));
        if (!date.matches()) {
            wait.error(
                    wait.at("until"),
                    "until is a time of day or a date that a trait states",
                    "until: 3d before trial_ends_at");
            return Optional.empty();
        }
        misspelt(date.group(3))
                .ifPresent(instead -> wait.warning(
                        wait.at("until"),
                        "no rule reads a trait " + date.group(3) + ", and who states none leaves the sequence here",
                        instead));
        var days = date.group(1) == null ? 0 : Quantity.days(date.group(1)).orElse(0);
        return Optional.of(new Step.UntilDate(date.group(3), "before".equals(date.group(2)) ? -days : days));
    }

    /** The known trait that is nearly called so. Traits that only servers know of have names of any kind. */
    private Optional<String> misspelt(String trait) {
        return traits.contains(trait) ? Optional.empty() : Nearest.to(trait, traits);
    }

    private Optional<List<Sequence.Arm>> arms(Entry entry) {
        var arms = several(entry, "branch", "- { when: …, steps: [ … ] }");
        for (var arm : arms) {
            arm.allows(List.of("when", "otherwise", "steps"));
            if (arm.has("otherwise")
                    && (arm.has("when") || !arm.text("otherwise").equals(Optional.of("true")))) {
                arm.error(arm.atKey("otherwise"), "otherwise is for everybody else", "otherwise: true, without when");
            }
            if (arm.has("otherwise") && arm != arms.getLast()) {
                arm.error(arm.atKey("otherwise"), "nobody reaches the branches after otherwise", "make it the last");
            }
        }
        return every(
                arms,
                arm -> arm.has("otherwise")
                        ? Optional.of(new Sequence.Arm(Optional.empty(), read(arm)))
                        : new RuleReader(scope)
                                .when(arm, Of.PEOPLE)
                                .map(rule -> new Sequence.Arm(Optional.of(rule), read(arm))));
    }

    private Optional<List<Sequence.Share>> shares(Entry entry) {
        var shares = every(several(entry, "split", "- { share: 50%, steps: [ … ] }"), this::share);
        if (shares.stream()
                        .flatMap(List::stream)
                        .mapToInt(Sequence.Share::percent)
                        .sum()
                > ALL) {
            entry.error(entry.at("split"), "the shares are more than 100%", "shares that add up to 100% or less");
        }
        return shares;
    }

    private Optional<Sequence.Share> share(Entry share) {
        share.allows(List.of("share", "steps"));
        var percent = share.needed("share", "50%").flatMap(Quantity::percentage);
        if (share.has("share") && percent.isEmpty()) {
            share.error(share.at("share"), "a share is a percentage", "share: 50%");
        }
        if (percent.filter(number -> number.stripTrailingZeros().scale() > 0 || number.signum() == 0)
                .isPresent()) {
            share.error(share.at("share"), "a share is a whole percentage", "share: 33%");
        }
        return percent.map(number -> new Sequence.Share(number.intValue(), read(share)));
    }

    private static List<Entry> several(Entry entry, String key, String example) {
        var found = entry.entries(key);
        if (found.isEmpty()) {
            entry.error(entry.at(key), key + " leads nowhere", example);
        }
        return found;
    }

    private static <T> Optional<List<T>> every(List<Entry> entries, Function<Entry, Optional<T>> read) {
        var all = new ArrayList<T>();
        entries.forEach(entry -> read.apply(entry).ifPresent(all::add));
        return all.size() == entries.size() && !all.isEmpty() ? Optional.of(all) : Optional.empty();
    }

    /** An event, page, feature or email: {@code { event: Task Created, where: { … } }}. */
    Optional<Occasion> occasion(Entry entry, String... besides) {
        var subjects = RuleReader.COUNTED.stream().filter(entry::has).toList();
        if (subjects.size() != 1) {
            entry.error(entry.place(), "this says not what happens", "{ event: Task Created }");
            return Optional.empty();
        }
        var subject = subjects.getFirst();
        entry.allows(Stream.of(MeasureReader.keys(subject).stream(), Stream.of(besides), Stream.of("from"))
                .flatMap(keys -> keys)
                .toList());
        if (entry.has("from") && !entry.text("from").equals(Optional.of("server"))) {
            entry.error(entry.at("from"), "from is for what only a server may say", "from: server");
        }
        return new MeasureReader(scope).read(subject, entry).map(draft -> {
            var measure = draft.measure(1, false);
            return new Occasion(measure.meters(), measure.subject(), entry.has("from"));
        });
    }
}
