package dev.vitalfew.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must be right between the entries of a model, beyond each by itself. */
final class Checks {

    private static final int MANY_SEGMENTS = 5;

    private final Entry file;
    private final Set<String> sequences;
    private final TaskChecks tasks;
    private final Set<String> started = new HashSet<>();
    private final List<Entry.Text> before = new ArrayList<>();
    private final Map<String, Problems.Place> names = new LinkedHashMap<>();

    Checks(Entry file, Set<String> sequences, TaskChecks tasks) {
        this.file = file;
        this.sequences = sequences;
        this.tasks = tasks;
    }

    void namesTask(Entry.Text task) {
        tasks.names(task);
    }

    void startsSequence(Entry.Text sequence) {
        started.add(sequence.value());
        if (!sequences.contains(sequence.value())) {
            file.error(
                    sequence.place(),
                    "there is no sequences/" + sequence.value() + ".yaml",
                    Nearest.instead(sequence.value(), sequences));
        }
    }

    void sequencesNobodyEnters(Map<String, Sequence> read) {
        sequences.stream()
                .filter(name -> !started.contains(name))
                .filter(name ->
                        !read.containsKey(name) || read.get(name).starts().isEmpty())
                .sorted()
                .forEach(name -> file.warning(
                        new Problems.Place("sequences/" + name + ".yaml", 1, 1),
                        "nobody enters this sequence",
                        "name it under then of a segment or audience, start: { event: … }, or delete it"));
    }

    /** Nobody is in an event already. */
    void takesInExisting(String name, Entry sequence) {
        if (!started.contains(name)
                && sequence.text("existing").filter("include"::equals).isPresent()) {
            sequence.error(
                    sequence.at("existing"),
                    "no segment or audience starts this sequence, so nobody is in one already",
                    "existing: exclude, or name it under then of a segment or audience");
        }
    }

    /** The name of a lens, audience or score, which share their names; empty when another one has it. */
    Optional<String> named(Entry entry, String kind) {
        var name = Names.read(entry, kind);
        var taken = name.filter(called -> names.putIfAbsent(called, entry.at(kind)) != null);
        taken.ifPresent(called -> entry.error(
                entry.at(kind), "there is another lens, audience or score " + called, "another name for this one"));
        return taken.isPresent() ? Optional.empty() : name;
    }

    /** Remembers the names that a lens, audience or score says it had before. */
    void was(Entry entry) {
        before.addAll(entry.texts("was"));
    }

    /** What is stored under a name can go on under one other name, and only when nothing has the name any more. */
    void renames() {
        renames(before, names.keySet());
    }

    private void renames(List<Entry.Text> before, Set<String> names) {
        var claimed = new HashSet<String>();
        for (var name : before) {
            if (names.contains(name.value())) {
                file.error(name.place(), name.value() + " is still there", "a name that nothing has any more");
            } else if (!claimed.add(name.value())) {
                file.error(name.place(), "another one says that it was " + name.value(), "was in one of the two");
            }
        }
    }

    void number(Entry lens, int segments) {
        if (lens.has("segments") && segments < 2) {
            lens.error(
                    lens.at("segments"), "a lens divides, and this one has " + segments + " segments", "two to four");
        }
        if (segments > MANY_SEGMENTS && lens.text("why_so_many").isEmpty()) {
            lens.error(
                    lens.at("segments"),
                    segments + " segments are too many to act on",
                    "three or four, or the reason as why_so_many: …");
        }
        if (segments == MANY_SEGMENTS) {
            lens.warning(lens.at("segments"), "five segments are many to act on", "three or four");
        }
    }

    void otherwiseIsLast(Entry lens, List<Entry> segments) {
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            var last = i == segments.size() - 1;
            if (segment.has("otherwise") && !last) {
                segment.error(
                        segment.atKey("otherwise"), "nobody reaches the segments after otherwise", "make it the last");
            }
            if (!segment.has("otherwise") && last) {
                segment.error(
                        segment.place(),
                        "the last segment" + named(lens) + " leaves some in none",
                        "a last segment with otherwise: true");
            }
        }
    }

    private static String named(Entry lens) {
        return lens.text("lens").map(name -> " of " + name).orElse("");
    }

    /** What actions come to, however and in whatever order they are written. */
    private record Effect(
            Optional<Duration> sla,
            Optional<String> onboarding,
            Set<String> guidance,
            Set<String> tasks,
            Set<String> sequences) {

        static Effect of(Actions actions) {
            return new Effect(
                    actions.sla().flatMap(Quantity::duration),
                    actions.onboarding(),
                    new HashSet<>(actions.guidance()),
                    new HashSet<>(actions.tasks()),
                    new HashSet<>(actions.sequences()));
        }
    }

    /** Segments of one lens that do the same are one segment. */
    void different(List<Entry> entries, List<Lens.Segment> segments) {
        var byName = new HashMap<String, Entry>();
        for (var entry : entries) {
            var name = entry.text("segment").orElse("");
            if (byName.putIfAbsent(name, entry) != null) {
                entry.error(entry.at("segment"), "there are two segments " + name, "another name for this one");
            }
        }
        renames(entries.stream().flatMap(entry -> entry.texts("was").stream()).toList(), byName.keySet());
        var byEffect = new HashMap<Effect, String>();
        for (var segment : segments) {
            var other =
                    isNothing(segment.then()) ? null : byEffect.putIfAbsent(Effect.of(segment.then()), segment.name());
            if (other != null) {
                var entry = byName.getOrDefault(segment.name(), file);
                entry.error(
                        entry.at("then"),
                        segment.name() + " does the same as " + other,
                        "an action of its own, or one segment for both");
            }
        }
    }

    private static boolean isNothing(Actions actions) {
        return actions.equals(Actions.NONE);
    }

    /** Whether every lens, audience and score that rules name is there. */
    boolean references(
            List<Scope.Reference> references, List<Lens> lenses, List<Audience> audiences, List<Score> scores) {
        var of = new EnumMap<Scope.Kind, Map<String, Of>>(Scope.Kind.class);
        of.put(Scope.Kind.LENS, byName(lenses, Lens::name, Lens::of));
        of.put(Scope.Kind.AUDIENCE, byName(audiences, Audience::name, Audience::of));
        of.put(Scope.Kind.SCORE, byName(scores, Score::name, Score::of));
        var lensesByName = byName(lenses, Lens::name, lens -> lens);
        var fine = true;
        for (var reference : references) {
            var known = Objects.requireNonNull(of.get(reference.kind()));
            var found = known.get(reference.name().value());
            var lens = lensesByName.get(reference.name().value());
            fine &= found != null
                    ? fits(reference, found)
                            & (reference.kind() != Scope.Kind.LENS || lens == null || has(reference, lens))
                    : missing(reference, reference.kind().text(), known.keySet());
        }
        return fine;
    }

    private static <E, V> Map<String, V> byName(List<E> entries, Function<E, String> name, Function<E, V> value) {
        return entries.stream().collect(Collectors.toMap(name, value, (one, _) -> one));
    }

    private boolean missing(Scope.Reference reference, String kind, Set<String> known) {
        var name = reference.name();
        file.error(name.place(), "there is no " + kind + " " + name.value(), Nearest.instead(name.value(), known));
        return false;
    }

    private boolean fits(Scope.Reference reference, Of of) {
        if (reference.of() != of) {
            file.error(
                    reference.name().place(),
                    reference.name().value() + " is of " + of.text() + ", this rule is of "
                            + reference.of().text(),
                    reference.of() == Of.ACCOUNTS ? "people: { … } around it" : "a condition on people");
        }
        return reference.of() == of;
    }

    private boolean has(Scope.Reference reference, Lens lens) {
        var segments = lens.segments().stream().map(Lens.Segment::name).collect(Collectors.toCollection(TreeSet::new));
        var unknown = reference.segments().stream()
                .filter(segment -> !segments.contains(segment.value()))
                .toList();
        unknown.forEach(segment -> file.error(
                segment.place(),
                "the lens " + lens.name() + " has no segment " + segment.value(),
                Nearest.instead(segment.value(), segments)));
        return unknown.isEmpty();
    }

    /** Whether lenses, audiences or scores need each other in a circle. */
    boolean circles(List<Lens> lenses, List<Audience> audiences, List<Score> scores) {
        var needs = new LinkedHashMap<String, Set<String>>();
        lenses.forEach(lens -> needs.put(lens.name(), Needs.of(lens)));
        audiences.forEach(audience -> needs.put(audience.name(), Needs.of(audience.when())));
        scores.forEach(score -> needs.put(score.name(), Needs.of(score.rules())));
        var circles = new ArrayList<String>();
        for (var name : needs.keySet()) {
            var circle = Needs.circle(name, needs);
            circle.ifPresent(path -> {
                circles.add(name);
                file.error(
                        names.getOrDefault(name, file.place()),
                        "needs itself: " + path,
                        "the condition itself in one of them");
            });
        }
        return !circles.isEmpty();
    }
}
