package dev.vitalfew.model;

import dev.vitalfew.platform.Hash;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.What;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ordered emails, waits and branches that a membership change or an event starts.
 *
 * @param text the file that it was read from
 * @param starts events that start it, beside the segments and audiences that name it
 * @param to who in an account gets it
 * @param expires how long after it was due an email may still be sent
 * @param priority 1 to 9; of two that would write on one day, the lesser number does
 * @param holdout the percentage of people who get nothing, to measure its effect
 * @param includes whether an operator may take in those who were in a segment or audience before it started the sequence
 * @param moves whether those inside an older edition go on in the newest at their next step; else they finish theirs
 */
public record Sequence(
        String name,
        String text,
        String topic,
        State state,
        List<Occasion> starts,
        Reentry reentry,
        Exits exits,
        To to,
        SendWindow send,
        Duration expires,
        int priority,
        Optional<Goal> goal,
        BigDecimal holdout,
        boolean includes,
        boolean moves,
        List<Step> steps) {

    public static final Duration EXPIRES = Duration.ofDays(5);
    public static final int PRIORITY = 5;

    private static final int EDITION_DIGITS = 16;

    public Sequence {
        starts = List.copyOf(starts);
        steps = List.copyOf(steps);
    }

    /** Tells this text from others. */
    public String edition() {
        return Hash.sha256(text).substring(0, EDITION_DIGITS);
    }

    /** The same, with other steps. */
    public Sequence going(List<Step> others) {
        return new Sequence(
                name, text, topic, state, starts, reentry, exits, to, send, expires, priority, goal, holdout, includes,
                moves, others);
    }

    /** A draft takes nobody; one that is paused takes them and lets them wait. */
    public enum State {
        DRAFT,
        LIVE,
        PAUSED
    }

    /** Whether it is for somebody of an account, by the person's role, in any case; nobody is left out for not stating one. */
    public boolean isFor(Optional<String> role) {
        return !(to instanceof To.Roles(var roles))
                || role.isEmpty()
                || roles.stream().anyMatch(role.get().strip()::equalsIgnoreCase);
    }

    /** What is counted to tell who gets it. */
    public List<Meter> meters() {
        return to instanceof To.MostActive ? List.of(To.MostActive.ACTIVITY) : List.of();
    }

    /** Who in an account gets it. */
    public sealed interface To {
        record Everybody() implements To {}

        /** Those with such a trait {@code role}, or without any. */
        record Roles(List<String> roles) implements To {
            public Roles {
                roles = List.copyOf(roles);
            }
        }

        /** Of the known people whom nothing keeps from getting it, the one who did something on the most of the last dates. */
        record MostActive() implements To {
            /** Dates that are looked at, today's included. */
            public static final int DATES = 28;

            public static final Meter ACTIVITY =
                    new Meter(new What.Anything(Set.of()), Map.of(), new Meter.Reading.Once(), DATES, false);
        }
    }

    /** Every step, those inside branches and splits included. */
    public Stream<Step> allSteps() {
        return all(steps);
    }

    /** The emails that somebody may get. */
    public Stream<String> emails() {
        return allSteps().flatMap(step -> step instanceof Step.Email(var templates) ? templates.stream() : Stream.of());
    }

    /** Of each step that compares emails by chance, which. */
    public List<List<String>> tests() {
        return allSteps()
                .flatMap(step -> step instanceof Step.Email(var templates) && templates.size() > 1
                        ? Stream.of(templates)
                        : Stream.of())
                .toList();
    }

    /** What its branches ask of a person. */
    public Stream<Rule> rules() {
        return allSteps()
                .flatMap(step -> step instanceof Step.Branch(var arms) ? arms.stream() : Stream.of())
                .flatMap(arm -> arm.when().stream());
    }

    /** The events that it takes note of: that start it, that it waits for, that end it, that are its goal. */
    public Stream<Occasion> occasions() {
        return Stream.of(
                        starts.stream(),
                        exits.events().stream(),
                        goal.stream()
                                .flatMap(one ->
                                        one.reach() instanceof Reach.Happens(var what) ? Stream.of(what) : Stream.of()),
                        allSteps()
                                .flatMap(step -> step instanceof Step.Await(var what, var ignored)
                                        ? Stream.of(what)
                                        : Stream.of()))
                .flatMap(occasions -> occasions);
    }

    private static Stream<Step> all(Collection<Step> steps) {
        return steps.stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(step),
                        switch (step) {
                            case Step.Branch(var arms) -> arms.stream().flatMap(arm -> all(arm.steps()));
                            case Step.Split(var shares) -> shares.stream().flatMap(share -> all(share.steps()));
                            case Step.Email _,
                                    Step.Wait _,
                                    Step.UntilTime _,
                                    Step.UntilDate _,
                                    Step.Await _,
                                    Step.Act _ -> Stream.of();
                        }));
    }

    /** To add a kind of step, add a record. */
    public sealed interface Step {
        /** One of these templates; with several, each person gets one, the same in every try. */
        record Email(List<String> templates) implements Step {
            public Email {
                templates = List.copyOf(templates);
            }

            public Email(String template) {
                this(List.of(template));
            }
        }

        record Wait(Duration duration) implements Step {}

        /** Until the recipient's clock shows that time. */
        record UntilTime(LocalTime time) implements Step {}

        /** Until so many days after the date that a trait states; before it, when negative. */
        record UntilDate(String trait, int days) implements Step {}

        /** Until it happens, but not for longer than {@code atMost}. */
        record Await(Occasion occasion, Duration atMost) implements Step {}

        /** What is done at once, whatever the hour: no email. */
        sealed interface Act extends Step {}

        /** A task for the team, by its name in {@code tasks.yaml}. */
        record Task(String name) implements Act {}

        /** A webhook is called, by its name in {@code webhooks.yaml}. */
        record Webhook(String name) implements Act {}

        /** The person is stated to have these traits. */
        record Set(Map<String, String> traits) implements Act {
            public Set {
                traits = Map.copyOf(traits);
            }
        }

        /** The first arm whose rule holds; none when none does. */
        record Branch(List<Arm> arms) implements Step {
            public Branch {
                arms = List.copyOf(arms);
            }
        }

        /** By chance, and the same for a person in every try. */
        record Split(List<Share> shares) implements Step {
            public Split {
                shares = List.copyOf(shares);
            }
        }
    }

    /** @param when empty for everybody else */
    public record Arm(Optional<Rule> when, List<Step> steps) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }

    /** @param percent how many of a hundred people take these steps */
    public record Share(int percent, List<Step> steps) {
        public Share {
            steps = List.copyOf(steps);
        }
    }

    /** Whether somebody who was in it before may enter again: {@code after} that long since the last entry. */
    public record Reentry(boolean allowed, Optional<Duration> after) {}

    /** What ends it early. */
    public record Exits(boolean whenLeft, boolean whenGoalReached, List<Occasion> events) {
        public Exits {
            events = List.copyOf(events);
        }
    }

    /** What it is for, and how long after the start that may happen. */
    public record Goal(Reach reach, Duration within) {
        /** When its time is over, of somebody who started then. */
        public Instant until(Instant start) {
            return start.plus(within);
        }
    }

    /** How a goal is reached. */
    public sealed interface Reach {
        /** The person does it. */
        record Happens(Occasion what) implements Reach {}

        /** Whoever entered, an account or a person, comes into one of these segments; of an audience, into {@code in}. */
        record Enters(String membership, List<String> segments) implements Reach {
            public Enters {
                segments = List.copyOf(segments);
            }
        }
    }
}
