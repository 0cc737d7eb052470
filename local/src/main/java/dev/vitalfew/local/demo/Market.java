package dev.vitalfew.local.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** A country that customers come from, with the time, the language and the names that people have there. */
enum Market {
    DE(
            8,
            "Europe/Berlin",
            "de-DE",
            "Anna Jonas Lena Felix Marie Paul Clara Moritz Greta Emil",
            "Becker Hoffmann Krüger Lange Vogel Schulz Winkler Brandt"),
    AT(2, "Europe/Vienna", "de-AT", "Sophie Lukas Magdalena Florian Theresa", "Gruber Huber Moser Steiner Berger"),
    CH(2, "Europe/Zurich", "de-CH", "Nina Reto Laura Beat Seraina", "Keller Meier Frei Brunner Baumann"),
    GB(
            6,
            "Europe/London",
            "en-GB",
            "Emily Oliver Grace Harry Amelia George Priya Callum",
            "Clarke Hughes Patel Walker Turner Bailey"),
    IE(2, "Europe/Dublin", "en-IE", "Aoife Conor Niamh Sean Ciara", "Byrne Kelly Murphy Nolan Doyle"),
    US(
            8,
            "America/New_York",
            "en-US",
            "Ava Noah Mia Ethan Zoe Lucas Maya Owen Jada Mateo",
            "Brooks Carter Diaz Foster Nguyen Reed Coleman Ortiz"),
    WEST(
            4,
            "America/Los_Angeles",
            "en-US",
            "Harper Diego Chloe Kenji Stella Aaron",
            "Alvarez Chen Morris Tanaka Hayes Price") {
        @Override
        String country() {
            return "US";
        }
    },
    CA(3, "America/Toronto", "en-CA", "Chloe Liam Hannah Nathan Anika", "Bouchard Campbell Fraser Singh Tremblay"),
    FR(3, "Europe/Paris", "fr-FR", "Camille Hugo Léa Louis Manon", "Bernard Dubois Lambert Moreau Girard"),
    NL(3, "Europe/Amsterdam", "nl-NL", "Sanne Daan Fleur Bram Lotte", "Bakker Jansen Mulder Visser Smit"),
    SE(2, "Europe/Stockholm", "sv-SE", "Elsa Oskar Maja Nils", "Lindberg Nilsson Ekman Sandberg"),
    AU(2, "Australia/Sydney", "en-AU", "Isla Jack Ruby Archie Matilda", "Bennett Harris Sullivan Morgan"),
    SG(1, "Asia/Singapore", "en-SG", "Wei Hui Arjun Mei", "Tan Lim Wong Rajan");

    private static final int SHARES =
            List.of(values()).stream().mapToInt(market -> market.share).sum();

    private final int share;
    private final ZoneId zone;
    private final String locale;
    private final List<String> firstNames;
    private final List<String> lastNames;

    Market(int share, String zone, String locale, String firstNames, String lastNames) {
        this.share = share;
        this.zone = ZoneId.of(zone);
        this.locale = locale;
        this.firstNames = List.of(firstNames.split(" "));
        this.lastNames = List.of(lastNames.split(" "));
    }

    /** One of them, as often as its share of the customers says. */
    static Market any(Random random) {
        var left = random.nextInt(SHARES);
        for (var market : values()) {
            left -= market.share;
            if (left < 0) {
                return market;
            }
        }
        throw new IllegalStateException("shares sum to less than " + SHARES);
    }

    /** ISO code. */
    String country() {
        return name();
    }

    ZoneId zone() {
        return zone;
    }

    String locale() {
        return locale;
    }

    String firstName(Random random) {
        return firstNames.get(random.nextInt(firstNames.size()));
    }

    String lastName(Random random) {
        return lastNames.get(random.nextInt(lastNames.size()));
    }
}
