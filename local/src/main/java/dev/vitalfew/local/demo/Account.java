package dev.vitalfew.local.demo;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/**
 * A firm that uses the product, as it was made up.
 *
 * @param team how many of its people will be there in the end
 * @param plan what it pays for, once it does
 */
record Account(
        String name,
        Story story,
        Market market,
        Industry industry,
        int employees,
        int team,
        LocalDate signedUp,
        Plan plan) {

    private static final String[] NAMES =
            ("Acorn Alder Amber Anchor Aspen Atlas Beacon Birch Bramble Brightwater Brook Cedar Cobalt Compass Copper"
                            + " Coral Cypress Delta Ember Fable Falcon Fern Fieldstone Garnet Granite Harbor Hazel"
                            + " Heron Indigo Iris Ivory Juniper Kestrel Lantern Larch Linden Lumen Maple Meadow"
                            + " Merino Nimbus Northgate Oakridge Orchard Osprey Pebble Pine Poplar Quill Raven Ridge"
                            + " Saffron Sage Slate Sparrow Thistle Timber Violet Willow Yarrow")
                    .split(" ");

    /** Neighbours of one story share neither half of their names. */
    private static final int STRIDE = 37;

    private static final int MOST_PEOPLE = 24;

    static Account of(int number, Story story, LocalDate today, Random random) {
        var industry = Industry.any(random);
        var name = NAMES[number * STRIDE % NAMES.length] + " " + industry.word(number / NAMES.length);
        var employees = employees(random);
        return new Account(
                name,
                story,
                Market.any(random),
                industry,
                employees,
                team(story, employees, random),
                today.minusDays(story.age(random)),
                Plan.of(employees, random));
    }

    /** Half of the firms have fewer than 36, one in thirty more than 1,000. */
    private static int employees(Random random) {
        return (int) Math.exp(1.6 + 5.6 * Math.pow(random.nextDouble(), 1.5));
    }

    private static int team(Story story, int employees, Random random) {
        if (!story.pays()) {
            return 1 + random.nextInt(3);
        }
        var usual = 0.57 * Math.sqrt(employees) * (0.5 + random.nextDouble());
        return Math.clamp(Math.round(usual), Math.min(2, employees), MOST_PEOPLE);
    }

    String id() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    Instant createdAt() {
        return signedUp.atTime(8, 0).atZone(market.zone()).toInstant();
    }

    /** The last day of its trial. */
    LocalDate trialEnds() {
        return signedUp.plusDays(Story.TRIAL_DAYS);
    }

    /** Those who use it to the full have little room left. */
    int seats(Plan on) {
        return switch (story) {
            case POWER, GROWING -> on.seats(team);
            default -> on.seats(team + team / 3 + 1);
        };
    }

    /** An address in the firm's own domain, which nobody has twice. */
    String email(String firstName, String lastName, int number) {
        var plain = Normalizer.normalize(firstName + "." + lastName, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return plain + (number < 2 ? "" : number) + "@" + id() + ".example";
    }
}
