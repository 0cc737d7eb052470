package dev.vitalfew.local.demo;

import java.util.List;
import java.util.Random;

/** What a customer of the company does, and what such firms are called. No two industries share a word. */
enum Industry {
    SOFTWARE("Software", 6, "Labs Software Systems Cloud Apps"),
    AGENCY("Agency", 5, "Studio Creative Media Digital Design"),
    CONSULTING("Consulting", 4, "Partners Consulting Advisory Strategy Associates"),
    HEALTHCARE("Healthcare", 3, "Health Clinics Care Medical Therapeutics"),
    EDUCATION("Education", 2, "Academy Learning College Tutors Courses"),
    MANUFACTURING("Manufacturing", 3, "Works Industries Components Tooling Precision"),
    LOGISTICS("Logistics", 2, "Logistics Freight Shipping Transport Warehousing"),
    RETAIL("Retail", 3, "Goods Market Outfitters Foods Supply"),
    LEGAL("Legal", 1, "Law Legal Notaries Counsel Solicitors"),
    NONPROFIT("Nonprofit", 1, "Foundation Trust Alliance Relief Network");

    private static final int SHARES =
            List.of(values()).stream().mapToInt(industry -> industry.share).sum();

    private final String trait;
    private final int share;
    private final List<String> words;

    Industry(String trait, int share, String words) {
        this.trait = trait;
        this.share = share;
        this.words = List.of(words.split(" "));
    }

    /** One of them, as often as its share of the customers says. */
    static Industry any(Random random) {
        var left = random.nextInt(SHARES);
        for (var industry : values()) {
            left -= industry.share;
            if (left < 0) {
                return industry;
            }
        }
        throw new IllegalStateException("shares sum to less than " + SHARES);
    }

    String trait() {
        return trait;
    }

    /** The second half of a firm's name, a different one in each round. */
    String word(int round) {
        return words.get(round);
    }
}
