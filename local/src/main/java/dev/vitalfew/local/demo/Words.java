package dev.vitalfew.local.demo;

import java.util.List;
import java.util.Random;

/** What people write and choose when they answer, ask, complain or leave. */
final class Words {

    private static final List<String> PROMOTERS = List.of(
            "The whole team is on one page at last.",
            "Automations save us half a day a week.",
            "Easy to bring clients in.",
            "Our Monday meeting is fifteen minutes now.",
            "");
    private static final List<String> PASSIVES = List.of(
            "Good boards, the reports could do more.",
            "Fine once it was set up.",
            "I'd like a better calendar view.",
            "",
            "");
    private static final List<String> DETRACTORS = List.of(
            "Nobody in my team keeps it up to date.",
            "Too expensive for what we use.",
            "Search doesn't find old projects.",
            "We went back to spreadsheets.",
            "Support took two days to answer.");
    private static final List<String> TOPICS =
            List.of("billing", "how-to", "how-to", "how-to", "import", "permissions", "integration", "bug");
    private static final List<String> REASONS =
            List.of("too expensive", "missing features", "switched product", "project ended", "team not using it");
    private static final List<String> DECLINES = List.of("card_expired", "card_declined", "insufficient_funds");
    private static final List<String> PAGES = List.of("/features", "/docs", "/docs", "/docs", "/blog", "/pricing");

    private Words() {}

    static String comment(int score, Random random) {
        if (score >= 9) {
            return any(PROMOTERS, random);
        }
        return any(score >= 7 ? PASSIVES : DETRACTORS, random);
    }

    static String topic(Random random) {
        return any(TOPICS, random);
    }

    static String reason(Random random) {
        return any(REASONS, random);
    }

    static String decline(Random random) {
        return any(DECLINES, random);
    }

    static String page(Random random) {
        return any(PAGES, random);
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
