package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.lifecycle.emails.Markup.Element;
import dev.vitalfew.model.Problems;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether each text reads on what is behind it, as far as it is said by attributes, {@code style=} and plain rules of
 * {@code mj-style}: 4.5 : 1, for large text 3 : 1 (WCAG 2.2, 1.4.3). A colour that can't be told is passed over.
 */
final class Contrast {

    static final double ENOUGH = 4.5;
    private static final double ENOUGH_IF_LARGE = 3;
    private static final double LARGE = 24;
    private static final double LARGE_IF_BOLD = 18.66;
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern MEDIA = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*[^{}]*}");
    private static final Pattern PIXELS = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

    private final Problems problems;
    private final Composed source;
    private final Map<String, Map<String, String>> rules = new HashMap<>();
    private final Map<String, Map<String, String>> defaults = new HashMap<>();

    private Contrast(Problems problems, Composed source) {
        this.problems = problems;
        this.source = source;
    }

    /** How a text looks where we are; a background or colour that can't be told is absent. */
    private record Look(Optional<Colour> background, Optional<Colour> colour, double pixels, boolean bold) {

        double needed() {
            return pixels >= LARGE || bold && pixels >= LARGE_IF_BOLD ? ENOUGH_IF_LARGE : ENOUGH;
        }
    }

    static void check(Problems problems, Composed source, Element root, Brand brand) {
        var contrast = new Contrast(problems, source);
        var resolved = new Resolved(brand);
        contrast.learn(root, resolved);
        contrast.walk(root, new Look(Colour.read("white"), Colour.read("black"), 13, false), resolved);
    }

    /** Puts the brand's values where they are named. */
    private record Resolved(Brand brand) {
        String in(String text) {
            var said = text;
            for (var value : brand.values().entrySet()) {
                said = said.replace("{{brand." + value.getKey() + "}}", value.getValue());
            }
            return said;
        }
    }

    private void learn(Element element, Resolved resolved) {
        var parent = element.parent().map(Element::tag).orElse("");
        if (parent.equals("mj-attributes")) {
            var key = element.tag().equals("mj-class")
                    ? "." + element.attribute("name").orElse("")
                    : element.tag();
            element.attributes().forEach(attribute -> defaults.computeIfAbsent(key, _ -> new HashMap<>())
                    .put(attribute.name(), resolved.in(attribute.value())));
        }
        if (element.tag().equals("mj-style")) {
            var css = MEDIA.matcher(resolved.in(element.text())).replaceAll("");
            RULE.matcher(css).results().forEach(rule -> {
                for (var selector : rule.group(1).strip().split("\\s*,\\s*")) {
                    rules.computeIfAbsent(selector, _ -> new HashMap<>()).putAll(declarations(rule.group(2)));
                }
            });
        }
        element.elements().forEach(child -> learn(child, resolved));
    }

    private void walk(Element element, Look outer, Resolved resolved) {
        if (element.tag().equals("mj-head")) {
            return;
        }
        var look = look(element, outer, resolved);
        if (element.texts().stream().anyMatch(text -> !text.text().isBlank())) {
            judge(element, look);
        }
        element.elements().forEach(child -> walk(child, look, resolved));
    }

    private void judge(Element element, Look look) {
        look.colour().ifPresent(colour -> look.background().ifPresent(background -> {
            var contrast = colour.contrast(background);
            if (contrast < look.needed()) {
                problems.error(
                        source.place(element.at()),
                        colour + " on " + background + " has a contrast of " + said(contrast),
                        "colours with at least " + said(look.needed()));
            }
        }));
    }

    /** Rounded down, so that what is not enough never reads as if it was. */
    static String said(double contrast) {
        return String.format(Locale.ROOT, "%.1f : 1", Math.floor(contrast * 10) / 10);
    }

    private Look look(Element element, Look outer, Resolved resolved) {
        var said = new HashMap<String, String>();
        if (element.tag().startsWith("mj")) {
            said.putAll(defaults.getOrDefault("mj-all", Map.of()));
            said.putAll(defaults.getOrDefault(element.tag(), Map.of()));
            element.attribute("mj-class").ifPresent(names -> {
                for (var name : names.split(" ")) {
                    said.putAll(defaults.getOrDefault("." + name, Map.of()));
                }
            });
            element.attributes().forEach(attribute -> said.put(attribute.name(), resolved.in(attribute.value())));
        } else {
            said.putAll(rules.getOrDefault(element.tag(), Map.of()));
            element.attribute("class").ifPresent(names -> {
                for (var name : names.split(" ")) {
                    said.putAll(rules.getOrDefault("." + name, Map.of()));
                }
            });
            said.putAll(declarations(resolved.in(element.attribute("style").orElse(""))));
        }
        var weight = said.getOrDefault("font-weight", element.tag().matches("b|strong|th|h[1-6]") ? "bold" : "");
        return new Look(
                background(element.tag(), said).map(Colour::read).orElse(outer.background()),
                colour(element.tag(), said).map(Colour::read).orElse(outer.colour()),
                pixels(said).orElse(element.tag().equals("mj-button") ? 13 : outer.pixels()),
                weight.isEmpty() ? outer.bold() : weight.matches("bold|bolder|[6-9]00"));
    }

    private static Optional<String> background(String tag, Map<String, String> said) {
        var names = tag.equals("mj-text")
                ? new String[] {"container-background-color"}
                : new String[] {"inner-background-color", "background-color", "background"};
        for (var name : names) {
            if (said.containsKey(name)) {
                return Optional.ofNullable(said.get(name));
            }
        }
        return tag.equals("mj-button") ? Optional.of("#414141") : Optional.empty();
    }

    private static Optional<String> colour(String tag, Map<String, String> said) {
        return Optional.ofNullable(said.get("color")).or(() -> switch (tag) {
            case "mj-button" -> Optional.of("white");
            case "mj-text", "mj-table" -> Optional.of("black");
            case "a" -> Optional.of("unknown");
            default -> Optional.empty();
        });
    }

    private static Optional<Double> pixels(Map<String, String> said) {
        var size = PIXELS.matcher(said.getOrDefault("font-size", ""));
        return size.matches() ? Optional.of(Double.valueOf(size.group(1))) : Optional.empty();
    }

    private static Map<String, String> declarations(String css) {
        var declarations = new HashMap<String, String>();
        for (var declaration : css.split(";")) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        declaration
                                .substring(colon + 1)
                                .replace("!important", "")
                                .strip());
            }
        }
        return declarations;
    }
}
