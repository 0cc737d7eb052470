package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads which events are counted: one by its name, pages by their path, features by their tags. */
final class CountedReader {

    private static final String ANY = "any";

    private final Scope scope;

    CountedReader(Scope scope) {
        this.scope = scope;
    }

    /** What is counted, and the words for it. */
    record Counted(List<Meter.What> what, String words) {}

    Optional<Counted> what(String subject, Entry entry) {
        return switch (subject) {
            case "event" -> entry.text("event").map(CountedReader::event);
            case "page" -> entry.text("page").map(path -> new Counted(List.of(new Meter.What.Path(path)), path));
            default -> feature(entry);
        };
    }

    private static Counted event(String name) {
        return name.equals(ANY)
                ? new Counted(List.of(new Meter.What.Anything()), "active")
                : new Counted(List.of(new Meter.What.Named(name)), name);
    }

    private Optional<Counted> feature(Entry entry) {
        var tags = entry.texts("feature");
        var except = entry.texts("except");
        var known = known(entry, tags) & exceptsFeatures(entry, except);
        if (!known || tags.isEmpty()) {
            return Optional.empty();
        }
        var names = tags.stream()
                .map(Entry.Text::value)
                .filter(tag -> !tag.equals(ANY))
                .toList();
        var left = scope.features().entrySet().stream()
                .filter(feature -> feature.getValue().containsAll(names))
                .map(Map.Entry::getKey)
                .filter(event -> except.stream().noneMatch(one -> one.value().equals(event)))
                .sorted()
                .toList();
        if (left.isEmpty()) {
            entry.error(entry.at("feature"), "no feature is " + String.join(" and ", names), "tags that a feature has");
            return Optional.empty();
        }
        var words = names.isEmpty() ? "features" : String.join(" ", names) + " features";
        return Optional.of(
                new Counted(left.stream().<Meter.What>map(Meter.What.Named::new).toList(), words));
    }

    private boolean known(Entry entry, List<Entry.Text> tags) {
        var all =
                scope.features().values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        all.add(ANY);
        var unknown = tags.stream().filter(tag -> !all.contains(tag.value())).toList();
        unknown.forEach(
                tag -> entry.error(tag.place(), "no feature has the tag " + tag.value(), instead(tag.value(), all)));
        return unknown.isEmpty();
    }

    private String instead(String tag, Set<String> all) {
        return scope.features().containsKey(tag) ? "event: " + tag : Nearest.instead(tag, all);
    }

    private boolean exceptsFeatures(Entry entry, List<Entry.Text> except) {
        var names = new ArrayList<>(scope.features().keySet());
        var unknown =
                except.stream().filter(one -> !names.contains(one.value())).toList();
        unknown.forEach(one ->
                entry.error(one.place(), "there is no feature " + one.value(), Nearest.instead(one.value(), names)));
        return unknown.isEmpty();
    }
}
