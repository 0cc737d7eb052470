package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.identity.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person chose on the page of their preferences.
 *
 * @param stopped the topics that they want no emails about, and since when
 * @param pausedUntil until when they want no email at all
 * @param emails those that were claimed for them lately and count, whichever sequence they belong to and by whichever of
 *     their ids, the last one at the end
 */
public record Preferences(
        Map<String, Instant> stopped, Frequency frequency, Optional<Instant> pausedUntil, List<Email> emails) {

    /** Of somebody who has chosen nothing and got nothing. */
    public static final Preferences NONE = new Preferences(Map.of(), Frequency.EVERYTHING, Optional.empty(), List.of());

    /** As long as they count for how many somebody gets a day or a week. */
    private static final Duration KEPT = Duration.ofDays(8);

    /** How often, at most. */
    public enum Frequency {
        EVERYTHING(0),
        WEEKLY(7),
        MONTHLY(30);

        private final int days;

        Frequency(int days) {
            this.days = days;
        }

        /** How long after an email the next may come. */
        public Duration apart() {
            return Duration.ofDays(days);
        }

        /** Such as {@code weekly}: as it is stored, and sent by the page. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Empty for a word that is none. */
        public static Optional<Frequency> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(frequency -> frequency.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * @param to the id that it was sent under
     * @param send the record of the email's send
     */
    public record Email(Id to, String send, Instant at) {

        /** Whether both are the same send, at whichever time it was claimed. */
        public boolean isOf(Email other) {
            return isOf(other.to, other.send);
        }

        public boolean isOf(Id person, String record) {
            return to.equals(person) && send.equals(record);
        }
    }

    /**
     * What somebody sent from the page.
     *
     * @param topics all that the page showed, and which of them they want
     */
    public record Choice(Map<String, Boolean> topics, Frequency frequency, Optional<Instant> pausedUntil) {
        public Choice {
            topics = Map.copyOf(topics);
        }
    }

    /** A time that has to be waited for, and why. */
    public record Postponed(Instant until, String reason) {}

    public Preferences {
        stopped = Map.copyOf(stopped);
        emails = List.copyOf(emails);
    }

    /** With what the same person chose and got under another id: of choices the less. */
    Preferences and(Preferences other) {
        var both = new HashMap<>(other.stopped);
        both.putAll(stopped);
        return new Preferences(
                both,
                frequency.compareTo(other.frequency) >= 0 ? frequency : other.frequency,
                Stream.concat(pausedUntil.stream(), other.pausedUntil.stream()).max(Instant::compareTo),
                Stream.concat(emails.stream(), other.emails.stream())
                        .sorted(Comparator.comparing(Email::at))
                        .toList());
    }

    /** The emails with one more, without those that are of no account any more. */
    public static List<Email> more(List<Email> emails, Email email) {
        return Stream.concat(
                        emails.stream().filter(earlier -> !earlier.isOf(email)).filter(earlier -> earlier.at()
                                .isAfter(email.at().minus(KEPT))),
                        Stream.of(email))
                .toList();
    }

    /** Until when an email has to wait because of what the person chose; {@code send} names the email. */
    public Optional<Postponed> postponed(String send, Instant now) {
        var paused = pausedUntil
                .filter(now::isBefore)
                .map(until -> new Postponed(until, "paused by the recipient until " + until));
        return paused.or(() -> emails.reversed().stream()
                .filter(last -> !last.send().equals(send) && !frequency.apart().isZero())
                .findFirst()
                .map(last -> new Postponed(
                        last.at().plus(frequency.apart()),
                        "the recipient wants emails " + frequency.word() + " at most"))
                .filter(postponed -> now.isBefore(postponed.until())));
    }
}
