package dev.vitalfew.model;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one file of {@code sequences/}; what it leaves out is as {@link #read} says. */
final class SequenceReader {

    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final BigDecimal MOST_HELD_OUT = BigDecimal.valueOf(50);

    /** What histories call being inside an audience. */
    private static final String IN = "in";

    static final List<String> KEYS = List.of(
            "state",
            "topic",
            "start",
            "reentry",
            "exit",
            "send",
            "expires",
            "priority",
            "goal",
            "holdout",
            "to",
            "edits",
            "existing",
            "steps");
    private static final List<String> EXITS = List.of("segment_left", "goal_reached", "never");
    private static final String MOST_ACTIVE = "most_active";
    private static final int LEAST_URGENT = 9;
    private static final SendWindow WINDOW =
            new SendWindow(LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** A file as it was found and as it reads. */
    record File(String text, Entry entry) {}

    private final Entry file;
    private final Map<String, Place> places;
    private final StepReader steps;

    /**
     * @param places where a goal may be, by their names
     * @param traits those that the model's rules read
     */
    SequenceReader(Entry file, Scope scope, Map<String, Place> places, TaskChecks tasks, Set<String> traits) {
        this.file = file.allows(KEYS);
        this.places = places;
        this.steps = new StepReader(scope, tasks, traits);
    }

    /** What rules may ask of its emails, as far as it can be read. */
    static Scope.Mailing mailing(String name, Entry file) {
        var topics = file.everywhere("topic", Set.of("steps", "start", "goal", "exit"));
        var emails = file.everywhere("email", Set.of("when", "for", "start", "goal", "exit"));
        return new Scope.Mailing(name, topics.stream().findFirst().orElse(""), emails);
    }

    /**
     * By default nobody enters twice, who leaves the segment leaves the sequence, all people of an account get it, emails
     * go out from 9 to 17 on working days and within five days of when they were due, nobody is held out, who is inside
     * finishes the edition that they began, and those who are in the segment already when it goes live do not enter.
     */
    Optional<Sequence> read(String name, String text) {
        var topic = Names.read(file, "topic");
        var sequence = topic.map(about -> new Sequence(
                name,
                text,
                about,
                state(),
                starts(),
                reentry(),
                exits(),
                to(),
                send(),
                expires(),
                priority(),
                goal(),
                holdout(),
                choice("existing", "exclude", "include").equals("include"),
                choice("edits", "finish", "move").equals("move"),
                steps.read(file)));
        sequence.ifPresent(this::check);
        return sequence;
    }

    private void check(Sequence sequence) {
        Repeats.check(file);
        if (file.has("steps") && sequence.emails().findAny().isEmpty()) {
            file.error(file.at("steps"), "no step is an email", "- email: its-name");
        }
        if (sequence.exits().whenGoalReached()
                && file.has("exit")
                && sequence.goal().isEmpty()) {
            file.error(file.at("exit"), "the sequence has no goal to be reached", "goal: { event: …, in_next: 14d }");
        }
    }

    /** The first choice is the default. */
    private String choice(String key, String... choices) {
        var text = file.text(key).orElse(choices[0]);
        if (!List.of(choices).contains(text)) {
            file.error(
                    file.at(key), key + " is " + String.join(" or ", choices), Nearest.instead(text, List.of(choices)));
        }
        return text;
    }

    private Sequence.State state() {
        return switch (choice("state", "live", "draft", "paused")) {
            case "draft" -> Sequence.State.DRAFT;
            case "paused" -> Sequence.State.PAUSED;
            default -> Sequence.State.LIVE;
        };
    }

    private List<Occasion> starts() {
        return file.mixed(
                "start",
                text -> {
                    file.error(text.place(), "start names an event", "start: { event: " + text.value() + " }");
                    return Optional.empty();
                },
                steps::occasion);
    }

    private Sequence.To to() {
        if (!file.has("to")) {
            return new Sequence.To.Everybody();
        }
        if (!file.isEntry("to")) {
            if (!file.text("to").equals(Optional.of(MOST_ACTIVE))) {
                file.error(file.at("to"), "to names roles or is " + MOST_ACTIVE, "to: { role: [owner, admin] }");
            }
            return new Sequence.To.MostActive();
        }
        var roles = file.entry("to")
                .map(to -> to.allows(List.of("role")).texts("role"))
                .orElse(List.of());
        if (roles.isEmpty()) {
            file.error(file.at("to"), "to names roles", "to: { role: [owner, admin] }, or no to, for everybody");
        }
        return new Sequence.To.Roles(roles.stream().map(Entry.Text::value).toList());
    }

    private Sequence.Exits exits() {
        if (!file.has("exit")) {
            return new Sequence.Exits(true, file.has("goal"), List.of());
        }
        var named = new TreeSet<String>();
        var events = file.mixed(
                "exit",
                exit -> {
                    if (EXITS.contains(exit.value())) {
                        named.add(exit.value());
                    } else {
                        file.error(
                                exit.place(),
                                "nobody can leave by " + exit.value(),
                                Nearest.to(exit.value(), EXITS).orElse("exit: [segment_left], or exit: never"));
                    }
                    return Optional.empty();
                },
                steps::occasion);
        if (named.contains("never") && named.size() + events.size() > 1) {
            file.error(file.at("exit"), "never stands alone", "exit: never");
        }
        return new Sequence.Exits(named.contains("segment_left"), named.contains("goal_reached"), events);
    }

    private Duration expires() {
        var expires = file.text("expires").flatMap(Quantity::duration);
        if (file.has("expires") && expires.isEmpty()) {
            file.error(file.at("expires"), "expires is a duration", "expires: 2d");
        }
        return expires.orElse(Sequence.EXPIRES);
    }

    private int priority() {
        var priority =
                file.text("priority").flatMap(Quantity::count).filter(number -> number >= 1 && number <= LEAST_URGENT);
        if (file.has("priority") && priority.isEmpty()) {
            file.error(file.at("priority"), "priority is a number from 1, the most urgent, to 9", "priority: 5");
        }
        return priority.orElse(Sequence.PRIORITY);
    }

    private BigDecimal holdout() {
        var holdout = file.text("holdout")
                .flatMap(Quantity::percentage)
                .filter(percent -> percent.compareTo(MOST_HELD_OUT) <= 0);
        if (file.has("holdout") && holdout.isEmpty()) {
            file.error(file.at("holdout"), "holdout is a percentage, at most 50%", "holdout: 10%");
        }
        return holdout.orElse(BigDecimal.ZERO);
    }

    private Optional<Sequence.Goal> goal() {
        return file.entry("goal").flatMap(goal -> {
            goal.expects("in_next", "14d");
            var within = goal.text("in_next").flatMap(Quantity::duration);
            if (goal.has("in_next") && within.isEmpty()) {
                goal.error(goal.at("in_next"), "in_next is a duration", "in_next: 14d");
            }
            var reach = goal.has("lens") || goal.has("audience")
                    ? enters(goal)
                    : steps.occasion(goal, "in_next").<Sequence.Reach>map(Sequence.Reach.Happens::new);
            return reach.flatMap(how -> within.map(time -> new Sequence.Goal(how, time)));
        });
    }

    private Optional<Sequence.Reach> enters(Entry goal) {
        var key = goal.has("lens") ? "lens" : "audience";
        goal.allows(goal.has("lens") ? List.of("lens", "is", "in", "in_next") : List.of("audience", "in_next"));
        var name = goal.text(key).orElse("");
        var place = places.get(name);
        if (place == null || place.isLens() != key.equals("lens")) {
            var kinds = places.entrySet().stream()
                    .filter(known -> known.getValue().isLens() == key.equals("lens"))
                    .map(Map.Entry::getKey)
                    .toList();
            goal.error(goal.at(key), "there is no " + key + " " + name, Nearest.instead(name, kinds));
            return Optional.empty();
        }
        var segments = Stream.concat(goal.texts("is").stream(), goal.texts("in").stream())
                .toList();
        segments.stream()
                .filter(segment -> place.segment(segment.value()).isEmpty())
                .forEach(segment -> goal.error(
                        segment.place(),
                        "the lens has no segment " + segment.value(),
                        Nearest.instead(segment.value(), place.names())));
        if (place.isLens() && segments.isEmpty()) {
            goal.error(
                    goal.place(),
                    "the segment of the lens is not said",
                    "is: " + place.names().getFirst());
        }
        return Optional.of(new Sequence.Reach.Enters(
                place.name(),
                place.isLens()
                        ? segments.stream()
                                .flatMap(segment -> place.segment(segment.value()).stream())
                                .toList()
                        : List.of(IN)));
    }

    private Sequence.Reentry reentry() {
        var text = file.text("reentry").orElse("never");
        if (text.equals("never")) {
            return new Sequence.Reentry(false, Optional.empty());
        }
        if (text.equals("always")) {
            return new Sequence.Reentry(true, Optional.empty());
        }
        var after = text.startsWith("after ")
                ? Quantity.duration(text.substring("after ".length()))
                : Optional.<Duration>empty();
        if (after.isEmpty()) {
            file.error(file.at("reentry"), text + " does not say who enters again", "never, always or after 90d");
        }
        return new Sequence.Reentry(true, after);
    }

    private SendWindow send() {
        var send = file.entry("send");
        send.ifPresent(entry -> {
            entry.allows(List.of("between", "days", "timezone"));
            if (!entry.text("timezone").orElse("recipient").equals("recipient")) {
                entry.error(entry.at("timezone"), "emails go by the recipient's time", "timezone: recipient");
            }
        });
        return send.map(entry -> window(entry, WINDOW)).orElse(WINDOW);
    }

    /** The hours that an entry states with {@code between} and {@code days}. */
    static SendWindow window(Entry entry, SendWindow otherwise) {
        var hours = HOURS.matcher(entry.text("between").orElse("09:00-17:00"));
        var days = days(entry);
        if (hours.matches()) {
            var from = LocalTime.parse(hours.group(1) + ":" + hours.group(2));
            var to = hours.group(3) == null ? LocalTime.MAX : LocalTime.parse(hours.group(3) + ":" + hours.group(4));
            if (from.isBefore(to)) {
                return new SendWindow(from, to, days);
            }
        }
        entry.error(entry.at("between"), "between is a time of day and a later one", "between: 09:00-17:00");
        return otherwise;
    }

    private static Set<DayOfWeek> days(Entry send) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var text : send.texts("days")) {
            var ends = text.value().split("-", -1);
            var from = DAYS.indexOf(ends[0]);
            var to = DAYS.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || from < 0 || to < from) {
                send.error(text.place(), text.value() + " are no days", "mon-fri, or [tue, thu]");
                continue;
            }
            days.addAll(EnumSet.range(DayOfWeek.of(from + 1), DayOfWeek.of(to + 1)));
        }
        return days.isEmpty() ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : days;
    }
}
