package dev.vitalfew.model;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code sending.yaml} says of all sequences together. Emails that somebody is owed are exempt.
 *
 * @param aDay how many emails a person gets on one day of theirs, at most
 * @param aWeek how many within seven days
 * @param holdout the percentage of people who get none at all, to measure the effect of all of them
 */
public record SendingRules(Optional<Integer> aDay, Optional<Integer> aWeek, BigDecimal holdout) {

    /** Without the file. */
    public static final SendingRules NONE = new SendingRules(Optional.empty(), Optional.empty(), BigDecimal.ZERO);

    private static final BigDecimal MOST_HELD_OUT = BigDecimal.valueOf(50);

    public static SendingRules in(Path folder) {
        return of(ModelFiles.in(folder), new Problems());
    }

    static SendingRules of(ModelFiles files, Problems problems) {
        try {
            return files.text(ModelFiles.SENDING)
                    .flatMap(text -> new Yaml(problems).read(ModelFiles.SENDING, text))
                    .map(SendingRules::read)
                    .orElse(NONE);
        } catch (CharacterCodingException _) {
            problems.error(new Problems.Place(ModelFiles.SENDING, 1, 1), "the file is not UTF-8", "save it as UTF-8");
            return NONE;
        }
    }

    private static SendingRules read(Entry file) {
        file.allows(List.of("at_most", "holdout"));
        var most = file.entry("at_most").map(entry -> entry.allows(List.of("a_day", "a_week")));
        var aDay = most.flatMap(entry -> number(entry, "a_day"));
        var aWeek = most.flatMap(entry -> number(entry, "a_week"));
        if (aDay.isPresent() && aWeek.isPresent() && aWeek.get() < aDay.get()) {
            most.get().error(most.get().at("a_week"), "a week allows less than a day", "a_week: " + aDay.get());
        }
        var holdout = file.text("holdout")
                .flatMap(Quantity::percentage)
                .filter(percent -> percent.compareTo(MOST_HELD_OUT) <= 0);
        if (file.has("holdout") && holdout.isEmpty()) {
            file.error(file.at("holdout"), "holdout is a percentage, at most 50%", "holdout: 5%");
        }
        return new SendingRules(aDay, aWeek, holdout.orElse(BigDecimal.ZERO));
    }

    private static Optional<Integer> number(Entry entry, String key) {
        var number = entry.text(key).flatMap(Quantity::count).filter(found -> found > 0);
        if (entry.has(key) && number.isEmpty()) {
            entry.error(entry.at(key), key + " is a number of emails from 1", key + ": 1");
        }
        return number;
    }
}
