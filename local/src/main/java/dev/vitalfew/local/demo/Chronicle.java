package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One account's quarter and the days after it, told day by day. */
final class Chronicle {

    private static final double WEEKEND = 0.12;

    /** What lies further back than any rule of the starter model compares is told in broad strokes. */
    private static final int LONG_AGO = 58;

    private static final double BROADLY = 0.03;

    /** How often each person is asked the NPS question, and how likely an answer is. */
    private static final int SURVEY_EVERY = 90;

    private static final double ANSWERS = 0.3;

    private final Account account;
    private final Random random;
    private final Diary diary;
    private final LocalDate today;
    private final List<String> people = new ArrayList<>();
    private final int survey;

    /** How many days before the end of the history a growing account upgrades and a leaving one leaves. */
    private final int turn;

    private Plan plan;

    private Chronicle(Account account, LocalDate today, Random random) {
        this.account = account;
        this.random = random;
        this.today = today;
        diary = new Diary(account.id());
        survey = random.nextInt(SURVEY_EVERY);
        turn = account.story() == Story.LEAVING ? random.nextInt(36) - 3 : 15 + random.nextInt(60);
        plan = account.plan();
    }

    /** What happens from {@code from} to {@code to}, as messages; {@code today} is when the history ends. */
    static List<JsonNode> of(Account account, Random random, LocalDate from, LocalDate today, LocalDate to) {
        var chronicle = new Chronicle(account, today, random);
        var first = account.signedUp().isAfter(from) ? account.signedUp() : from;
        chronicle.begin(first);
        first.datesUntil(to.plusDays(1)).forEach(chronicle::tell);
        return chronicle.diary.messages();
    }

    private void begin(LocalDate date) {
        if (date.equals(account.signedUp())) {
            signUp(date);
            return;
        }
        var there = account.story() == Story.GROWING ? account.team() / 2 : account.team() * 4 / 5;
        do {
            join(at(date, 7));
        } while (people.size() < there);
    }

    /** Every third owner had a look at the prices the day before. */
    private void signUp(LocalDate date) {
        plan = Plan.FREE;
        if (random.nextInt(3) == 0) {
            var eve = at(date.minusDays(1), 14);
            diary.visit(visitor(), "/features", eve);
            diary.visit(visitor(), "/pricing", eve.plusSeconds(90));
            diary.visit(visitor(), "/pricing", eve.plusSeconds(700));
            join(at(date, 8), visitor());
        } else {
            join(at(date, 8));
        }
        var at = at(date, 8).plusSeconds(7200);
        diary.track(owner(), "Signed Up", at);
        diary.track(owner(), "Trial Started", at.plusSeconds(2))
                .put("plan", account.plan().trait());
    }

    private void tell(LocalDate date) {
        var age = (int) (date.toEpochDay() - account.signedUp().toEpochDay());
        var daysToGo = (int) (today.toEpochDay() - date.toEpochDay());
        var weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        if (left(daysToGo)) {
            return;
        }
        if (!weekend && people.size() < account.team() && random.nextInt(age < 10 ? 2 : 8) == 0) {
            invite(date);
        }
        if (random.nextDouble() < account.story().busy(age, daysToGo) * (weekend ? WEEKEND : 1) * told(daysToGo)) {
            work(date);
        }
        answer(date, daysToGo);
        ask(date);
        pay(date, age, daysToGo);
    }

    private boolean left(int daysToGo) {
        return account.story() == Story.LEAVING && daysToGo < turn;
    }

    private void invite(LocalDate date) {
        var at = at(date, 9);
        diary.track(owner(), "Team Invited", at);
        join(at.plusSeconds(1800));
    }

    private void join(Instant at) {
        describe(diary.identify(nextPerson(), at), at);
    }

    private void join(Instant at, String visitor) {
        describe(diary.identify(nextPerson(), visitor, at), at);
    }

    private void describe(ObjectNode traits, Instant at) {
        var number = people.size() + 1;
        var market = account.market();
        var firstName = market.firstName(random);
        var lastName = market.lastName(random);
        traits.put("email", account.email(firstName, lastName, number))
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("role", number == 1 ? "owner" : number == 2 ? "admin" : "member")
                .put("timezone", market.zone().getId())
                .put("locale", market.locale())
                .put("createdAt", (number == 1 ? account.createdAt() : at).toString());
        var stated = diary.group(nextPerson(), at.plusSeconds(1));
        people.add(nextPerson());
        if (number == 1) {
            stated.put("name", account.name())
                    .put("employees", account.employees())
                    .put("industry", account.industry().trait())
                    .put("country", account.market().country())
                    .put("createdAt", account.createdAt().toString());
            statePlan(stated);
        }
    }

    private void statePlan(ObjectNode traits) {
        var seats = account.seats(plan);
        traits.put("plan", plan.trait()).put("seats", seats).put("mrr", plan.mrr(seats));
        if (plan == Plan.FREE && account.story() != Story.LEAVING) {
            traits.put("trial_ends_at", account.trialEnds().toString());
        }
    }

    /** Somebody, early ones more often, uses a feature or two. */
    private void work(LocalDate date) {
        diary.track(somebody(), account.story().feature(random), at(date, 11));
        if (random.nextInt(20) == 0) {
            diary.track(somebody(), account.story().feature(random), at(date, 13));
        }
        if (random.nextInt(40) == 0) {
            diary.page(somebody(), Words.page(random), at(date, 15));
        }
    }

    /** Those who would recommend it sometimes do. */
    private void answer(LocalDate date, int daysToGo) {
        for (var i = 0; i < people.size(); i++) {
            if (Math.floorMod(daysToGo + 17 * i + survey, SURVEY_EVERY) == 0 && random.nextDouble() < ANSWERS) {
                var score = account.story().score(random);
                diary.track(people.get(i), "NPS Answered", at(date, 10))
                        .put("score", score)
                        .put("comment", Words.comment(score, random));
                if (score >= 9 && random.nextInt(3) == 0) {
                    diary.track(people.get(i), "Referral Sent", at(date, 13));
                }
            }
        }
    }

    private void ask(LocalDate date) {
        if (random.nextInt(account.story() == Story.DECLINING ? 90 : 220) == 0) {
            diary.track(somebody(), "Support Ticket Opened", at(date, 10)).put("topic", Words.topic(random));
        }
    }

    private void pay(LocalDate date, int age, int daysToGo) {
        switch (account.story()) {
            case NEW -> {
                if (age == Story.TRIAL_DAYS) {
                    change(date, account.plan(), "Plan Upgraded");
                }
            }
            case GROWING -> {
                if (daysToGo == turn) {
                    change(date, plan.next(), "Plan Upgraded");
                }
            }
            case LEAVING -> {
                if (daysToGo == turn) {
                    change(date, Plan.FREE, "Subscription Cancelled").put("reason", Words.reason(random));
                }
            }
            case TRIAL -> {
                if (age > 1 && daysToGo < 6 && random.nextBoolean()) {
                    diary.page(owner(), "/pricing", at(date, 14));
                }
            }
            case STEADY, QUIET, DECLINING -> {
                if (random.nextInt(450) == 0) {
                    diary.track(owner(), "Payment Failed", at(date, 5))
                            .put("amount", plan.mrr(account.seats(plan)))
                            .put("reason", Words.decline(random));
                }
            }
            case POWER, FADING, DROPPED_OUT, STUCK -> {}
        }
    }

    private ObjectNode change(LocalDate date, Plan to, String event) {
        plan = to;
        var at = at(date, 9);
        statePlan(diary.group(owner(), at));
        return diary.track(owner(), event, at.plusSeconds(1)).put("plan", plan.trait());
    }

    private String owner() {
        return people.getFirst();
    }

    private String nextPerson() {
        return account.id() + "-" + (people.size() + 1);
    }

    private String visitor() {
        return "visitor-" + account.id();
    }

    private String somebody() {
        return people.get(Math.min(random.nextInt(people.size()), random.nextInt(people.size())));
    }

    private static double told(int daysToGo) {
        return daysToGo > LONG_AGO ? BROADLY : 1;
    }

    /** Some time within two hours from this one of the day, where the account is. */
    private Instant at(LocalDate date, int hour) {
        return date.atTime(hour, 0).atZone(account.market().zone()).toInstant().plusSeconds(random.nextInt(7200));
    }
}
