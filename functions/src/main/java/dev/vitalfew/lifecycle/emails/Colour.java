package dev.vitalfew.lifecycle.emails;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of the screen, and how well it reads on another. */
record Colour(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Map<String, Colour> NAMED =
            Map.of("white", new Colour(255, 255, 255), "black", new Colour(0, 0, 0));

    static Optional<Colour> read(String text) {
        var colour = text.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(colour).matches()) {
            return Optional.ofNullable(NAMED.get(colour));
        }
        var digits = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        var value = Integer.parseInt(digits.substring(1), 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 255, value & 255));
    }

    /** From 1 to 21, as WCAG 2.2 computes it. */
    double contrast(Colour other) {
        var one = luminance() + 0.05;
        var two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /** Lighter by steps until it reads on the other. */
    Colour lighterOn(Colour other, double contrast) {
        var lighter = this;
        while (lighter.contrast(other) < contrast && !lighter.equals(new Colour(255, 255, 255))) {
            lighter = new Colour(step(lighter.red), step(lighter.green), step(lighter.blue));
        }
        return lighter;
    }

    private static int step(int part) {
        return Math.min(255, part + Math.max(1, (255 - part) / 20));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
