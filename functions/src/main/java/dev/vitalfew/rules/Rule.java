package dev.vitalfew.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A condition on an account or a person. To add a kind, add a record: the compiler points at every switch to extend. */
public sealed interface Rule {

    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    record Not(Rule rule) implements Rule {}

    /** What is left: the rule of a lens's last segment. */
    record Otherwise() implements Rule {}

    /** A condition that the model gave a name. */
    record Named(String name, Rule rule) implements Rule {}

    /** A trait's value. */
    record Stated(String trait, Comparison value) implements Rule {}

    /** A trait that is a date; one that is none fits nothing. */
    record Dated(String trait, DateTest date) implements Rule {}

    /** Among those that a file of the model lists: by id, or people by their email address. */
    record Listed(String file, Set<String> ids) implements Rule {
        public Listed {
            ids = Set.copyOf(ids);
        }
    }

    /** The latest answer to the NPS question lies in the window, and is of the group; of any group if none is said. */
    record Answered(Optional<NpsGroup> group, Window window) implements Rule {}

    /** What a person prefers is like this, and known by one of these sources. */
    record Prefers(Preference preference, Set<Preference.Source> sources, Comparison value) implements Rule {
        public Prefers {
            sources = Set.copyOf(sources);
        }
    }

    /** How much was counted in a window. */
    record Counted(Measure measure, Window window, Amount amount) implements Rule {}

    /**
     * The count of the last {@code days} complete days is lower, or higher, by at least {@code percent} than the count of
     * as many days before, which was at least {@code fromAtLeast}.
     */
    record Trended(Measure measure, int days, Trend trend, BigDecimal percent, int fromAtLeast) implements Rule {}

    enum Trend {
        FELL,
        ROSE
    }

    /**
     * Nothing was counted on the last {@code days} dates. Unknown of whoever is younger than that, unless {@code young}
     * says that it holds for them as well.
     */
    record Quiet(Measure measure, int days, boolean young) implements Rule {}

    /** It happened, and the first or last time was so many days ago. */
    record Happened(Measure measure, End end, Amount daysAgo) implements Rule {}

    enum End {
        FIRST,
        LAST
    }

    /** In the window, {@code then} happened on the date of {@code first} or one of the {@code within} dates after it. */
    record Followed(Measure first, Measure then, int within, Window window) implements Rule {
        /** Whether one event is surely both of them. */
        public boolean isOne() {
            return first.meters().stream().anyMatch(one -> then.meters().stream()
                    .anyMatch(other -> one.includes(other) || other.includes(one)));
        }
    }

    /** The points of a score of the same kind of subject. */
    record Scored(String score, Amount points) implements Rule {}

    /**
     * Among those of all accounts, or all people, who come first by a number: so many percent of those who have it; or,
     * by total, the fewest who bring so many percent of its sum. What it takes was fixed when the last run closed.
     */
    record Ranked(Ranking by, BigDecimal percent, boolean byTotal) implements Rule {

        /** As it is written in the model, the same text for the same rule. */
        public String text() {
            var share = percent.stripTrailingZeros().toPlainString() + "%";
            return by.text() + (byTotal ? " among those who bring " + share + " of it" : " in the top " + share);
        }
    }

    /** The number that a ranking goes by. */
    sealed interface Ranking {
        String text();

        record OfTrait(String trait) implements Ranking {
            @Override
            public String text() {
                return trait;
            }
        }

        record OfScore(String score) implements Ranking {
            @Override
            public String text() {
                return "score " + score;
            }
        }

        record OfMeasure(Measure measure, Window window) implements Ranking {
            @Override
            public String text() {
                return measure.text() + " over " + window;
            }
        }
    }

    /** In one of these segments of another lens of the same kind of subject. */
    record Placed(String lens, List<String> segments) implements Rule {
        public Placed {
            segments = List.copyOf(segments);
        }
    }

    /** In an audience of the same kind of subject. */
    record Member(String audience) implements Rule {}

    /** On an account: for how many of its people a rule holds. */
    record People(Rule who, Base base, Amount amount) implements Rule {}

    /** What the number of people is set against. */
    sealed interface Base {
        /** Nothing: the amount is a number of people. */
        record Heads() implements Base {}

        /** All people of the account: the amount is a percentage. */
        record Everybody() implements Base {}

        /** A trait of the account, such as its seats: the amount is a percentage. */
        record OfTrait(String trait) implements Base {}
    }

    /** The rules that this one is made of, on the same subject or, inside {@link People}, on people. */
    default List<Rule> parts() {
        return switch (this) {
            case All(var rules) -> rules;
            case Any(var rules) -> rules;
            case Not(var negated) -> List.of(negated);
            case Named named -> List.of(named.rule());
            case People people -> List.of(people.who());
            case Otherwise _,
                    Stated _,
                    Dated _,
                    Listed _,
                    Answered _,
                    Prefers _,
                    Counted _,
                    Trended _,
                    Quiet _,
                    Happened _,
                    Followed _,
                    Scored _,
                    Ranked _,
                    Placed _,
                    Member _ -> List.of();
        };
    }

    /** What this rule itself, not its parts, counts. */
    default List<Measure> measures() {
        return switch (this) {
            case Counted counted -> List.of(counted.measure());
            case Trended trended -> List.of(trended.measure());
            case Quiet quiet -> List.of(quiet.measure());
            case Happened happened -> List.of(happened.measure());
            case Followed followed -> List.of(followed.first(), followed.then());
            case Prefers prefers -> prefers.preference().measures();
            case Ranked(Ranking.OfMeasure(var measure, var window), var percent, var byTotal) -> List.of(measure);
            case All _,
                    Any _,
                    Not _,
                    Named _,
                    People _,
                    Otherwise _,
                    Stated _,
                    Dated _,
                    Listed _,
                    Answered _,
                    Scored _,
                    Ranked _,
                    Placed _,
                    Member _ -> List.of();
        };
    }

    /** The score that this rule itself, not its parts, goes by. */
    default Optional<String> namedScore() {
        return switch (this) {
            case Scored scored -> Optional.of(scored.score());
            case Ranked(Ranking.OfScore(var score), var percent, var byTotal) -> Optional.of(score);
            case Rule other -> Optional.empty();
        };
    }
}
