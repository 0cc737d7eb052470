package dev.vitalfew.lifecycle.emails;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.model.Entry;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who the emails come from, from {@code brand.yaml}: texts that templates use as {@code brand.…}. */
public record Brand(Map<String, String> values) {

    static final String FILE = "brand.yaml";

    /** What a template may ask for although no brand needs it. */
    static final Set<String> OPTIONAL = Set.of("logo", "logo_alt", "test_to");

    private static final List<String> NEEDED =
            List.of("name", "from", "reply_to", "website", "postal_address", "accent", "background", "ink");
    private static final List<String> COLOURS = List.of("accent", "background", "ink", "paper", "quiet");
    private static final String DARK = "dark_";

    /** How many bytes of UTF-8 an encoded word of 75 characters holds (RFC 2047). */
    private static final int ENCODED_WORD = 45;

    public Brand {
        values = Map.copyOf(values);
        for (var name : NEEDED) {
            var value = values.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("brand.yaml: " + name + " is missing");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("brand.yaml: " + name + " must be one line: " + value);
            }
        }
    }

    public static Brand read(Path file) {
        try {
            var problems = new Problems();
            var brand = read(problems, new TextFile(FILE, Files.readString(file)));
            return brand.filter(_ -> !problems.refuse())
                    .orElseThrow(() -> new IllegalArgumentException(
                            problems.all().stream().map(Object::toString).collect(Collectors.joining("\n"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when something that every email needs is missing. */
    static Optional<Brand> read(Problems problems, TextFile file) {
        return new Yaml(problems).read(FILE, file.text()).flatMap(entry -> {
            var values = new TreeMap<String, String>();
            entry.keys().forEach(name -> entry.text(name).ifPresent(value -> values.put(name, value.strip())));
            var before = problems.all().size();
            check(problems, entry, values);
            if (problems.all().size() > before || !values.keySet().containsAll(NEEDED)) {
                return Optional.empty();
            }
            derive(values);
            readable(problems, entry, values);
            return Optional.of(new Brand(values));
        });
    }

    private static void check(Problems problems, Entry entry, Map<String, String> values) {
        NEEDED.forEach(name -> entry.needed(name, "…"));
        values.forEach((name, value) -> {
            var colour = COLOURS.contains(name.replaceFirst("^" + DARK, ""));
            if (value.chars().anyMatch(Character::isISOControl)) {
                problems.error(entry.at(name), name + " must be one line", "the same without line breaks");
            } else if (colour && Colour.read(value).isEmpty()) {
                problems.error(entry.at(name), value + " is no colour", "\"#1f5f4a\"");
            } else if (Set.of("from", "reply_to").contains(name)
                    && !value.matches("[!-~&&[^\\s<>@\",;]]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+")) {
                problems.error(entry.at(name), value + " is no address", "hello@example.com");
            } else if (Set.of("website", "logo").contains(name) && !value.matches("https://\\S+")) {
                problems.error(
                        entry.at(name), value + " is no address that begins with https://", "https://example.com");
            }
        });
        if (values.containsKey("logo") && !values.containsKey("logo_alt")) {
            problems.error(
                    entry.at("logo"),
                    "the logo has no text for those who don't see it",
                    "logo_alt: " + values.getOrDefault("name", "…"));
        }
    }

    /** The colours that a brand need not give. */
    private static void derive(Map<String, String> values) {
        values.putIfAbsent("paper", "#ffffff");
        values.putIfAbsent("quiet", "#5d6a65");
        values.putIfAbsent(DARK + "background", "#121413");
        values.putIfAbsent(DARK + "paper", "#1d201f");
        values.putIfAbsent(DARK + "ink", "#e7eae8");
        values.putIfAbsent(DARK + "quiet", "#a3aca8");
        var accent = colour(values, "accent").lighterOn(colour(values, DARK + "paper"), 6);
        values.putIfAbsent(DARK + "accent", accent.toString());
    }

    /** In dark mode; the layout's own colours are checked where they meet. */
    private static void readable(Problems problems, Entry entry, Map<String, String> values) {
        Map.of(DARK + "ink", DARK + "paper", DARK + "accent", DARK + "paper", DARK + "quiet", DARK + "background")
                .forEach((text, behind) -> {
                    var contrast = colour(values, text).contrast(colour(values, behind));
                    if (contrast < Contrast.ENOUGH) {
                        problems.error(
                                entry.at(entry.has(text) ? text : behind),
                                text + " on " + behind + " has a contrast of " + Contrast.said(contrast),
                                "colours with at least " + Contrast.said(Contrast.ENOUGH));
                    }
                });
    }

    private static Colour colour(Map<String, String> values, String name) {
        return Colour.read(values.getOrDefault(name, "")).orElseThrow();
    }

    public String name() {
        return value("name");
    }

    public String website() {
        return value("website");
    }

    public String accent() {
        return value("accent");
    }

    public String background() {
        return value("background");
    }

    public String ink() {
        return value("ink");
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Such as {@code Plainboard <hello@plainboard.example>}; a name beyond ASCII in encoded words (RFC 2047). */
    public String sender() {
        var plain = name().chars().allMatch(c -> c >= ' ' && c <= '~');
        return (plain ? "\"" + name().replaceAll("[\"\\\\]", "") + "\"" : encoded(name())) + " <" + value("from") + ">";
    }

    private static String encoded(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        text.codePoints().forEach(point -> {
            var character = Character.toString(point);
            if ((word + character).getBytes(UTF_8).length > ENCODED_WORD) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(character);
        });
        words.add(word.toString());
        return words.stream()
                .map(part -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(part.getBytes(UTF_8)) + "?=")
                .collect(Collectors.joining(" "));
    }

    /** The address that emails come from. */
    public String from() {
        return value("from");
    }

    public String replyTo() {
        return value("reply_to");
    }

    /** Whether a test may go there: to the domains of {@code from} and {@code reply_to}, and to {@code test_to}. */
    public boolean allowsTestTo(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var own = Stream.of(value("from"), replyTo())
                .anyMatch(from -> from.toLowerCase(Locale.ROOT).endsWith("@" + domain));
        return own
                || List.of(value("test_to").split("[,\\s]+")).stream()
                        .filter(allowed -> !allowed.isEmpty())
                        .anyMatch(allowed -> allowed.startsWith("@")
                                ? allowed.equalsIgnoreCase("@" + domain)
                                : allowed.equalsIgnoreCase(address));
    }
}
