package dev.vitalfew.model;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Preference.Inference;
import dev.vitalfew.rules.Preference.Source;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.What;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what people can prefer one of, and conditions on it. */
final class PreferenceReader {

    private static final String AN_INFERENCE = "{ topics: [automation, reporting], half_life: 30d, at_least: 2 }";
    private static final List<String> COMPARISONS = List.of("is", "in", "exists", "missing");

    private PreferenceReader() {}

    static Optional<Preference> read(Entry entry) {
        entry.allows(List.of("preference", "declared", "staff", "inferred"));
        var name = Names.read(entry, "preference");
        var declared = entry.needed("declared", "interest");
        var noted = entry.entry("staff").flatMap(PreferenceReader::noted);
        var inferred = entry.entry("inferred").flatMap(PreferenceReader::inferred);
        if (entry.has("staff") && noted.isEmpty() || entry.has("inferred") && inferred.isEmpty()) {
            return Optional.empty();
        }
        return name.flatMap(called -> declared.map(trait -> new Preference(called, trait, noted, inferred)));
    }

    private static Optional<Preference.Noted> noted(Entry staff) {
        staff.allows(List.of("trait", "source"));
        return staff.needed("trait", "interest_noted").map(trait -> new Preference.Noted(trait, staff.text("source")));
    }

    private static Optional<Inference> inferred(Entry entry) {
        entry.allows(List.of("topics", "half_life", "at_least"));
        var topics = topics(entry);
        entry.expects("half_life", "30d");
        var halfLife = entry.text("half_life").flatMap(Quantity::days);
        if (halfLife.isEmpty() && entry.has("half_life")) {
            entry.error(entry.at("half_life"), "half_life is a number of days or weeks", "half_life: 30d");
        }
        entry.expects("at_least", "2");
        var atLeast = entry.text("at_least").flatMap(Quantity::number).filter(number -> number.signum() > 0);
        if (atLeast.isEmpty() && entry.has("at_least")) {
            entry.error(entry.at("at_least"), "at_least is a weight: one click of today weighs 1", "at_least: 2");
        }
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        return halfLife.filter(days -> WindowReader.isInLog(entry, "half_life", days, WindowReader.LOG_DAYS))
                .flatMap(days -> atLeast.map(least -> inference(days, least, topics)));
    }

    private static Inference inference(int halfLife, BigDecimal atLeast, List<String> topics) {
        var reach = Math.min(WindowReader.LOG_DAYS, Inference.reach(halfLife));
        return new Inference(
                halfLife,
                reach,
                atLeast,
                topics.stream().map(topic -> topic(topic, reach)).toList());
    }

    private static List<String> topics(Entry entry) {
        var topics = entry.texts("topics");
        if (topics.isEmpty()) {
            entry.error(entry.at("topics"), "it is not said what links can be about", "inferred: " + AN_INFERENCE);
        }
        var seen = new HashSet<String>();
        for (var topic : topics) {
            if (!Names.isName(topic.value())) {
                Names.refuse(entry, topic);
            }
            if (!seen.add(topic.value())) {
                entry.error(topic.place(), "the topic " + topic.value() + " is there twice", "each topic once");
            }
        }
        return topics.stream().map(Entry.Text::value).toList();
    }

    private static Preference.Topic topic(String name, int keptDays) {
        var meter = new Meter(
                What.Mail.clicked(CountedReader.CLICKED, name), Map.of(), new Meter.Reading.Once(), keptDays, true);
        return new Preference.Topic(
                name, new Measure(new Measure.How.Times(), List.of(meter), "clicks on " + name + " links"));
    }

    /** {@code { preference: interest, is: automation }}. */
    static Optional<Rule> condition(Entry entry, Of of, Map<String, Preference> known) {
        entry.allows(List.of("preference", "is", "in", "exists", "missing", "source"));
        if (of == Of.ACCOUNTS) {
            entry.error(
                    entry.atKey("preference"),
                    "people prefer something, not accounts",
                    "{ people: { preference: …, is: … }, at_least: 1 }");
            return Optional.empty();
        }
        var name = entry.text("preference").orElse("");
        if (!known.containsKey(name)) {
            entry.error(
                    entry.at("preference"), "there is no preference " + name, Nearest.instead(name, known.keySet()));
            return Optional.empty();
        }
        if (COMPARISONS.stream().noneMatch(entry::has)) {
            entry.error(
                    entry.place(),
                    "it is not said what the preference must be",
                    "one of " + String.join(", ", COMPARISONS));
            return Optional.empty();
        }
        if (entry.has("missing") && entry.has("source")) {
            entry.error(entry.atKey("source"), "what is missing has no source", "not: { …, exists: true, source: … }");
            return Optional.empty();
        }
        var preference = known.get(name);
        return sources(entry).flatMap(sources -> Amounts.comparison(entry)
                .filter(value -> canBeInferred(entry, preference, sources))
                .map(value -> new Rule.Prefers(preference, sources, value)));
    }

    private static Optional<Set<Source>> sources(Entry entry) {
        if (!entry.has("source")) {
            return Optional.of(Set.of(Source.values()));
        }
        var named = entry.texts("source");
        for (var source : named) {
            if (Source.named(source.value()).isEmpty()) {
                entry.error(
                        source.place(),
                        source.value() + " is no source",
                        Nearest.instead(
                                source.value(),
                                Arrays.stream(Source.values()).map(Source::text).toList()));
                return Optional.empty();
            }
        }
        return Optional.of(named.stream()
                        .flatMap(source -> Source.named(source.value()).stream())
                        .collect(Collectors.toSet()))
                .filter(sources -> !sources.isEmpty());
    }

    /** Whether a link can be about one of the values, where nothing else can be the source. */
    private static boolean canBeInferred(Entry entry, Preference preference, Set<Source> sources) {
        if (!sources.equals(Set.of(Source.INFERRED))) {
            return true;
        }
        var topics = preference.inference().stream()
                .flatMap(inference -> inference.topics().stream())
                .map(Preference.Topic::name)
                .toList();
        var unknown = entry.texts(entry.has("in") ? "in" : "is").stream()
                .filter(value -> !topics.contains(value.value()))
                .findFirst();
        unknown.ifPresent(value -> entry.error(
                value.place(), "no link is about " + value.value(), Nearest.instead(value.value(), topics)));
        return unknown.isEmpty();
    }
}
