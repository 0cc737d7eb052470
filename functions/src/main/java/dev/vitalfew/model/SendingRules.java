package dev.vitalfew.model;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What {@code sending.yaml} says of all sequences together. Emails that somebody is owed are exempt.
 *
 * @param aDay how many emails a person gets on one day of theirs, at most
 * @param aWeek how many within seven days
 * @param holdout the percentage of people who get none at all, to measure the effect of all of them
 * @param warmUpFrom the first day of a new domain, which may send little at first
 */
public record SendingRules(
        Optional<Integer> aDay, Optional<Integer> aWeek, BigDecimal holdout, Optional<LocalDate> warmUpFrom) {

    /** Without the file. */
    public static final SendingRules NONE = new SendingRules(Optional.empty(), Optional.empty(), BigDecimal.ZERO);

    /** What a domain that nobody knows may send on its first day; twice as much on each that follows. */
    private static final long FIRST_DAY = 50;

    /** After these it may send what it likes: 102,400 on the last of them. */
    private static final int WARM_UP_DAYS = 12;

    public SendingRules(Optional<Integer> aDay, Optional<Integer> aWeek, BigDecimal holdout) {
        this(aDay, aWeek, holdout, Optional.empty());
    }

    /** How many emails may go out on that date as the domain is new; empty when it isn't. */
    public Optional<Long> mostOn(LocalDate date) {
        return warmUpFrom
                .map(from -> ChronoUnit.DAYS.between(from, date))
                .filter(day -> day >= 0 && day < WARM_UP_DAYS)
                .map(day -> FIRST_DAY << day);
    }

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
        file.allows(List.of("at_most", "holdout", "warm_up"));
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
        return new SendingRules(aDay, aWeek, holdout.orElse(BigDecimal.ZERO), warmUp(file));
    }

    private static Optional<LocalDate> warmUp(Entry file) {
        var entry = file.entry("warm_up").map(found -> found.allows(List.of("from")));
        try {
            return entry.flatMap(found -> found.text("from")).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            entry.get().error(entry.get().at("from"), "from is the domain's first day", "from: 2026-12-01");
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(Entry entry, String key) {
        var number = entry.text(key).flatMap(Quantity::count).filter(found -> found > 0);
        if (entry.has(key) && number.isEmpty()) {
            entry.error(entry.at(key), key + " is a number of emails from 1", key + ": 1");
        }
        return number;
    }
}
