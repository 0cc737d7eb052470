package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The customers of a made-up company that sells project boards: 300 accounts, about 1,500 people and what they did for a
 * quarter, and go on to do in the days after. The same end gives the same story.
 */
public final class Company {

    private static final int DAYS = 90;
    private static final int VISITORS = 12;

    private Company() {}

    /** Each account's messages, from a quarter before {@code end} to {@code daysAhead} after it; last, those of nobody's. */
    public static List<List<JsonNode>> told(Instant end, int daysAhead) {
        var today = LocalDate.ofInstant(end, ZoneOffset.UTC);
        var told = new ArrayList<List<JsonNode>>();
        for (var story : Story.values()) {
            for (var i = 0; i < story.accounts(); i++) {
                var number = told.size();
                var random = new Random(7919L * number + 20);
                var account = Account.of(number, story, today, random);
                told.add(Chronicle.of(account, random, today.minusDays(DAYS), today, today.plusDays(daysAhead)));
            }
        }
        told.add(visitors(today));
        return told;
    }

    /** Those who looked at the prices and left no name. */
    private static List<JsonNode> visitors(LocalDate today) {
        var random = new Random(VISITORS);
        var diary = new Diary("visitors");
        for (var visitor = 1; visitor <= VISITORS; visitor++) {
            var at = today.minusDays(random.nextInt(40) - 3L)
                    .atTime(9 + random.nextInt(8), random.nextInt(60))
                    .toInstant(ZoneOffset.UTC);
            diary.visit("visitor-" + visitor, "/", at);
            for (var page = 0; page <= random.nextInt(4); page++) {
                diary.visit("visitor-" + visitor, "/pricing", at.plusSeconds(60L + 300 * page));
            }
        }
        return diary.messages();
    }
}
