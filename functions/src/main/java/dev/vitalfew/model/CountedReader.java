package dev.vitalfew.model;

import dev.vitalfew.events.EventJson;
import dev.vitalfew.rules.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which events are counted: one by its name, pages by their path, features by their tags. */
final class CountedReader {

    private static final String ANY = "any";

    static final String CLICKED = "Email Link Clicked";

    /** What can become of an email, and what the feedback of the mail service is noted as. */
    private static final Map<String, String> DID = Map.of(
            "received", "Email Delivered",
            "clicked", CLICKED,
            "bounced", "Email Bounced",
            "complained", "Email Marked as Spam");

    private final Scope scope;

    CountedReader(Scope scope) {
        this.scope = scope;
    }

    /** What is counted, and the words for it. */
    record Counted(List<What> what, String words) {}

    Optional<Counted> what(String subject, Entry entry) {
        return switch (subject) {
            case "event" -> event(entry);
            case "page" -> page(entry);
            case "email" -> email(entry);
            default -> feature(entry);
        };
    }

    private Optional<Counted> event(Entry entry) {
        var events = entry.texts("event");
        var isAny = events.stream().map(Entry.Text::value).anyMatch(ANY::equals);
        if (isAny && events.size() > 1) {
            entry.error(entry.at("event"), "any is all the others as well", "event: any");
            return Optional.empty();
        }
        var except = entry.texts("except").stream().map(Entry.Text::value).collect(Collectors.toSet());
        if (isAny) {
            var words =
                    except.isEmpty() ? "active" : "active other than by " + String.join(", ", new TreeSet<>(except));
            return Optional.of(new Counted(List.of(new What.Anything(except)), words));
        }
        if (!except.isEmpty()) {
            entry.error(entry.atKey("except"), "except leaves some out of many", "event: any, except: [ … ]");
            return Optional.empty();
        }
        var tooLong = events.stream()
                .filter(event -> event.value().length() > EventJson.MAX_NAME)
                .findFirst();
        tooLong.ifPresent(event -> entry.error(
                event.place(),
                "no event has a name of " + event.value().length() + " characters",
                "the name as it is sent, of at most " + EventJson.MAX_NAME));
        events.forEach(event -> misspelt(entry, event));
        return tooLong.isPresent() ? Optional.empty() : several(entry, "event", What.Named::new);
    }

    /** Any name may be sent; one that is a letter or two off a feature's was probably meant to be that. */
    private void misspelt(Entry entry, Entry.Text event) {
        var features = scope.features().keySet();
        if (!features.contains(event.value())) {
            Nearest.slip(event.value(), features)
                    .ifPresent(feature ->
                            entry.warning(event.place(), event.value() + " is no feature, and nearly one", feature));
        }
    }

    private static Optional<Counted> page(Entry entry) {
        var misfits = entry.texts("page").stream()
                .filter(page ->
                        !fits(entry, page, page.value().equals(ANY) ? "\"*\"" : What.Path.written(page.value())))
                .count();
        return misfits == 0 ? several(entry, "page", What.Path::new) : Optional.empty();
    }

    /** Whether a pattern is written so that paths can fit it. */
    private static boolean fits(Entry entry, Entry.Text pattern, String written) {
        var fits = pattern.value().equals(written);
        if (!fits) {
            entry.error(pattern.place(), "no path is like " + pattern.value() + ", so it fits nothing", written);
        }
        return fits;
    }

    /** One name, or a list of them. */
    private static Optional<Counted> several(Entry entry, String key, Function<String, What> what) {
        var names = entry.texts(key).stream().map(Entry.Text::value).distinct().toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counted(names.stream().map(what).toList(), String.join(" or ", names)));
    }

    private Optional<Counted> email(Entry entry) {
        var name = entry.text("email").filter(text -> !text.equals(ANY));
        var did = did(entry);
        var link = entry.text("link");
        if (link.isPresent() && !did.equals(Optional.of("clicked"))) {
            entry.error(entry.atKey("link"), "only what was clicked has a link", "did: clicked");
            return Optional.empty();
        }
        if (link.isPresent() && !fits(entry, new Entry.Text(link.get(), entry.at("link")), link(link.get()))) {
            return Optional.empty();
        }
        var sequences = topic(entry);
        var fine = name.isEmpty() || isKnown(entry, "email", name.get(), emails());
        if (did.isEmpty() || sequences.isEmpty() || !fine || entry.text("email").isEmpty()) {
            return Optional.empty();
        }
        var event = Objects.requireNonNull(DID.get(did.get()));
        var words = Stream.of(
                        Stream.of("email"),
                        name.stream(),
                        entry.text("topic").stream().map("about "::concat),
                        Stream.of(did.get()),
                        link.stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
        return Optional.of(
                new Counted(List.of(new What.Mail(event, name, link, Optional.empty(), sequences.get())), words));
    }

    /** Of a link the host may be asked for as well. */
    private static String link(String pattern) {
        return pattern.contains("://") ? pattern.replaceFirst("/?(\\?.*)?$", "") : What.Path.written(pattern);
    }

    private static Optional<String> did(Entry entry) {
        var did = entry.text("did").orElse("received");
        if (did.equals("opened")) {
            entry.error(entry.at("did"), "opens say nothing: machines open most emails", "did: clicked");
            return Optional.empty();
        }
        return isKnown(entry, "did", did, DID.keySet()) ? Optional.of(did) : Optional.empty();
    }

    /** The sequences about the topic; none for any. */
    private Optional<Set<String>> topic(Entry entry) {
        var topic = entry.text("topic");
        if (topic.isEmpty()) {
            return Optional.of(Set.of());
        }
        var mailings = scope.mailings();
        var topics = mailings.stream().map(Scope.Mailing::topic).collect(Collectors.toSet());
        return isKnown(entry, "topic", topic.get(), topics)
                ? Optional.of(mailings.stream()
                        .filter(mailing -> mailing.topic().equals(topic.get()))
                        .map(Scope.Mailing::sequence)
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private Set<String> emails() {
        return scope.mailings().stream()
                .flatMap(mailing -> mailing.emails().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isKnown(Entry entry, String key, String name, Set<String> known) {
        if (!known.contains(name)) {
            entry.error(entry.at(key), "there is no " + key + " " + name, Nearest.instead(name, known));
        }
        return known.contains(name);
    }

    private Optional<Counted> feature(Entry entry) {
        var tags = entry.texts("feature");
        if (tags.size() > 1 && tags.stream().map(Entry.Text::value).anyMatch(ANY::equals)) {
            entry.error(
                    entry.at("feature"),
                    "any is every feature, with whatever tags",
                    "feature: any, or tags without it");
            return Optional.empty();
        }
        var except = entry.texts("except");
        var known = known(entry, tags) & exceptsFeatures(entry, except);
        if (!known || tags.isEmpty()) {
            return Optional.empty();
        }
        var names = tags.stream()
                .map(Entry.Text::value)
                .filter(tag -> !tag.equals(ANY))
                .toList();
        var meant = scope.features().entrySet().stream()
                .filter(feature -> feature.getValue().containsAll(names))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (meant.isEmpty()) {
            entry.error(entry.at("feature"), "no feature is " + String.join(" and ", names), "tags that a feature has");
            return Optional.empty();
        }
        var left = meant.stream()
                .filter(event -> except.stream().noneMatch(one -> one.value().equals(event)))
                .toList();
        if (left.isEmpty()) {
            entry.error(entry.at("except"), "except leaves no feature over", "fewer of " + String.join(", ", meant));
            return Optional.empty();
        }
        var words = (names.isEmpty() ? "features" : String.join(" ", names) + " features")
                + (except.isEmpty()
                        ? ""
                        : " other than "
                                + except.stream()
                                        .map(Entry.Text::value)
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
        return Optional.of(new Counted(left.stream().<What>map(What.Named::new).toList(), words));
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
