package dev.vitalfew.model;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Rule;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code segmentation.yaml}. */
final class SegmentationReader {

    private final Entry file;
    private final Scope scope;
    private final Checks checks;
    private final TaskChecks tasks;
    private final Map<String, SequenceReader.File> sequences;
    private final Optional<Entry> asked;
    private final List<Lens> lenses = new ArrayList<>();
    private final List<Audience> audiences = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();

    /**
     * @param names of all sequences, also of those that could not be read
     * @param asked a condition that somebody asks about, read as if it stood in the file
     */
    SegmentationReader(
            Entry file,
            Set<String> names,
            Map<String, SequenceReader.File> sequences,
            Lists lists,
            TaskChecks tasks,
            Optional<Entry> asked) {
        this.file = file.allows(List.of(
                "timezone", "features", "protected_traits", "preferences", "rules", "lenses", "audiences", "scores"));
        this.sequences = sequences;
        this.scope = new Scope(features(file), mailings(sequences), lists);
        this.checks = new Checks(file, names, tasks);
        this.tasks = tasks;
        this.asked = asked;
    }

    /**
     * Refuses what makes no sense although it can be read, and warns of what seldom does: {@link Guards}, {@link Advice};
     * with a clock, of what is over.
     */
    void guard(Model model, Problems problems, Optional<Clock> clock) {
        new Guards(model, scope.written(), problems).check(scope.rules().all());
        var advice = new Advice(model, scope.written(), problems);
        advice.give();
        clock.map(now -> LocalDate.now(now.withZone(model.zone()))).ifPresent(advice::ofPinsThatAreOver);
    }

    /** The model; what is missing from it is among the problems. */
    Optional<Model> read(long number) {
        file.entries("preferences").forEach(entry -> PreferenceReader.read(entry)
                .ifPresent(preference -> scope.define(preference, entry)));
        file.entries("rules").forEach(this::define);
        scope.rules().readAll();
        file.entries("lenses").forEach(entry -> lens(entry).ifPresent(lenses::add));
        file.entries("audiences").forEach(entry -> audience(entry).ifPresent(audiences::add));
        file.entries("scores").forEach(entry -> score(entry).ifPresent(scores::add));
        asked.flatMap(this::asked).ifPresent(audiences::add);
        var read = sequences();
        var zone = zone();
        checks.renames();
        var refers = checks.references(scope.references(), lenses, audiences, scores);
        tasks.texts(file.everywhere("trait", Set.of()));
        tasks.only(lenses);
        var circle = !refers || checks.circles(lenses, audiences, scores);
        checks.sequencesNobodyEnters(read);
        sequences.forEach((name, sequence) -> checks.takesInExisting(name, sequence.entry()));
        if (circle) {
            return Optional.empty();
        }
        return Optional.of(new Model(
                number,
                zone,
                scope.features(),
                protectedTraits(),
                List.copyOf(scope.preferences().values()),
                lenses,
                audiences,
                scores,
                read));
    }

    private static List<Scope.Mailing> mailings(Map<String, SequenceReader.File> sequences) {
        return sequences.entrySet().stream()
                .map(sequence -> SequenceReader.mailing(
                        sequence.getKey(), sequence.getValue().entry()))
                .toList();
    }

    private Map<String, Sequence> sequences() {
        var read = new LinkedHashMap<String, Sequence>();
        var places = Place.all(lenses, audiences);
        var traits = file.everywhere("trait", Set.of());
        sequences.forEach((name, sequence) -> new SequenceReader(sequence.entry(), scope, places, tasks, traits)
                .read(name, sequence.text())
                .ifPresent(found -> read.put(name, found)));
        return read;
    }

    private ZoneId zone() {
        var name = file.needed("timezone", "Europe/Berlin");
        try {
            return name.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            file.error(
                    file.at("timezone"),
                    "there is no time zone " + name.orElse(""),
                    Nearest.to(name.orElse(""), ZoneId.getAvailableZoneIds()).orElse("Europe/Berlin"));
            return ZoneOffset.UTC;
        }
    }

    private static Map<String, Set<String>> features(Entry file) {
        var features = new LinkedHashMap<String, Set<String>>();
        file.entry("features").ifPresent(all -> all.keys().forEach(event -> features.put(event, tags(all, event))));
        return features;
    }

    private static Set<String> tags(Entry features, String event) {
        return features.texts(event).stream()
                .map(Entry.Text::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> protectedTraits() {
        var traits = new TreeSet<>(Model.ALWAYS_PROTECTED);
        file.texts("protected_traits").forEach(trait -> traits.add(trait.value()));
        scope.preferences().values().stream()
                .flatMap(preference -> preference.noted().stream())
                .forEach(noted -> {
                    traits.add(noted.trait());
                    noted.source().ifPresent(traits::add);
                });
        return traits;
    }

    private void define(Entry entry) {
        entry.allows(List.of("rule", "of", "when"));
        Names.read(entry, "rule")
                .ifPresent(name -> of(entry).ifPresent(of -> scope.rules().define(name, entry, of)));
    }

    private Optional<Of> of(Entry entry) {
        var text = entry.needed("of", "people");
        var of = text.flatMap(name -> Arrays.stream(Of.values())
                .filter(one -> one.text().equals(name))
                .findFirst());
        if (text.isPresent() && of.isEmpty()) {
            entry.error(
                    entry.at("of"),
                    text.get() + " is not what can be divided",
                    Nearest.instead(text.get(), List.of("accounts", "people")));
        }
        return of;
    }

    private Optional<Lens> lens(Entry entry) {
        entry.allows(List.of(
                "lens",
                "of",
                "was",
                "goal",
                "not_before",
                "needs",
                "pins",
                "why_so_many",
                "why_one_signal",
                "segments"));
        var name = checks.named(entry, "lens");
        var of = of(entry);
        entry.expects("segments", "[ … ]");
        var reader = new SegmentReader(scope, checks);
        var entries = entry.entries("segments");
        var segments = of.stream()
                .flatMap(whom -> entries.stream().flatMap(one -> reader.read(one, whom).stream()))
                .toList();
        checks.number(entry, entries.size());
        checks.otherwiseIsLast(entry, entries);
        checks.different(entries, segments);
        checks.was(entry);
        var notBefore = notBefore(entry);
        var goal = goal(entry, segments);
        var lens = name.flatMap(called -> of.map(whom -> new Lens(
                called,
                whom,
                goal,
                notBefore,
                needs(entry, whom),
                pins(entry, segments),
                values(entry, "was"),
                entry.text("why_one_signal"),
                segments)));
        lens.ifPresent(read -> scope.written().put(read, read.name(), entry.at("lens")));
        return lens;
    }

    private List<Rule> needs(Entry entry, Of of) {
        return entry.mixed(
                "needs",
                trait -> {
                    var exists = new Rule.Stated(trait.value(), new Comparison.Exists());
                    scope.written().put(exists, trait.value() + " exists", trait.place());
                    return Optional.of(exists);
                },
                rule -> new RuleReader(scope).rule(rule, of));
    }

    private List<Lens.Pin> pins(Entry entry, List<Lens.Segment> segments) {
        var names = segments.stream().map(Lens.Segment::name).toList();
        return entry.entries("pins").stream()
                .flatMap(pin -> pin(pin, names).stream())
                .toList();
    }

    private Optional<Lens.Pin> pin(Entry pin, List<String> segments) {
        pin.allows(List.of("id", "segment", "until"));
        var id = pin.needed("id", "acme");
        var segment = pin.needed("segment", segments.isEmpty() ? "a_segment" : segments.getFirst())
                .filter(name -> {
                    if (!segments.contains(name)) {
                        pin.error(
                                pin.at("segment"), "the lens has no segment " + name, Nearest.instead(name, segments));
                    }
                    return segments.contains(name);
                });
        pin.expects("until", "2027-03-31");
        var read = id.flatMap(who -> segment.flatMap(
                where -> WindowReader.date(pin, "until").map(until -> new Lens.Pin(who, where, until))));
        read.ifPresent(one -> scope.written().put(one, one.id(), pin.at("until")));
        return read;
    }

    private static Period notBefore(Entry entry) {
        if (!entry.has("not_before")) {
            return Period.ZERO;
        }
        var days = entry.text("not_before").flatMap(Quantity::days);
        if (days.isEmpty()) {
            entry.error(entry.at("not_before"), "not_before is a number of days or weeks", "not_before: 28d");
        }
        return Period.ofDays(days.orElse(0));
    }

    private static Optional<Goal> goal(Entry entry, List<Lens.Segment> segments) {
        var names = segments.stream().map(Lens.Segment::name).toList();
        return entry.entry("goal").flatMap(goal -> {
            goal.allows(List.of("outcome", "kpi", "expect"));
            goal.texts("expect").stream()
                    .filter(one -> !names.contains(one.value()))
                    .forEach(one -> goal.error(
                            one.place(),
                            "the lens has no segment " + one.value(),
                            Nearest.instead(one.value(), names)));
            var outcome = goal.needed("outcome", "churn");
            outcome.filter(what -> !Goal.OUTCOMES.contains(what))
                    .ifPresent(what -> goal.error(
                            goal.at("outcome"),
                            what + " is no outcome that can be told of an account: they are "
                                    + String.join(", ", Goal.OUTCOMES),
                            Nearest.instead(what, Goal.OUTCOMES)));
            return outcome.map(what -> new Goal(what, goal.text("kpi"), values(goal, "expect")));
        });
    }

    private Optional<Audience> audience(Entry entry) {
        entry.allows(List.of("audience", "of", "was", "when", "then"));
        var name = checks.named(entry, "audience");
        checks.was(entry);
        var of = of(entry);
        var when = of.flatMap(whom -> new RuleReader(scope).when(entry, whom));
        var then = new ActionReader(checks).read(entry);
        return name.flatMap(called ->
                of.flatMap(whom -> when.map(rule -> new Audience(called, whom, rule, values(entry, "was"), then))));
    }

    private Optional<Score> score(Entry entry) {
        entry.allows(List.of("score", "of", "was", "points"));
        var name = checks.named(entry, "score");
        checks.was(entry);
        entry.expects("points", "[{ add: 20, when: { page: /pricing, in_last: 30d } }]");
        var reader = new PointsReader(scope);
        return name.flatMap(called -> of(entry)
                .map(whom -> new Score(
                        called,
                        whom,
                        entry.entries("points").stream()
                                .flatMap(one -> reader.read(one, whom).stream())
                                .toList(),
                        values(entry, "was"))));
    }

    private Optional<Audience> asked(Entry entry) {
        entry.allows(List.of("rule", "of"));
        entry.expects("rule", "{ event: any, in_last: 14d }");
        return of(entry).flatMap(whom -> entry.entry("rule")
                .flatMap(rule -> new RuleReader(scope).rule(rule, whom))
                .map(rule -> new Audience(ModelReader.ASKED, whom, rule, Actions.NONE)));
    }

    private static List<String> values(Entry entry, String key) {
        return entry.texts(key).stream().map(Entry.Text::value).toList();
    }
}
