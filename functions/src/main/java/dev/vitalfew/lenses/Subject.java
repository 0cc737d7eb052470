package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account or a person under evaluation: what conditions look at. Each lens is asked once for each date. */
final class Subject {

    private static final int NOT_READ = Integer.MIN_VALUE;

    private final Facts facts;
    private final Usage usage;
    private final Crowd crowd;
    private final ZoneId zone;
    private @Nullable Map<Placing, Placement> placements;
    private Glance.@Nullable Reader reader;
    private long[] signs = {};
    private int stated = NOT_READ;

    /** {@code usage} is what its rules count: of an account, that of its people together. */
    Subject(Facts facts, Usage usage, Crowd crowd, ZoneId zone) {
        this.facts = facts;
        this.usage = usage;
        this.crowd = crowd;
        this.zone = zone;
    }

    Placement placement(Placing placing) {
        if (placements == null) {
            placements = new IdentityHashMap<>();
        }
        var known = placements.get(placing);
        if (known != null) {
            return known;
        }
        var found = placing.of(this);
        placements.put(placing, found);
        return found;
    }

    Usage usage() {
        return usage;
    }

    long[] signs(Glance glance) {
        var wanted = glance.reader();
        if (wanted != reader) {
            reader = wanted;
            signs = wanted.read(this);
        }
        return signs;
    }

    Id id() {
        return facts.subject();
    }

    boolean isAnonymous() {
        return id().is(Id.Kind.ANONYMOUS);
    }

    JsonNode trait(String name) {
        var trait = facts.traits().get(name);
        return trait == null ? MissingNode.getInstance() : trait.value();
    }

    /**
     * Whether it exists since that day or a later one, as seen from today; the day's begin is compared sooner than its date
     * is worked out.
     */
    boolean isSince(int day, Instant begin, int today) {
        return stated() <= today ? stated() >= day : !facts.firstSeen().isBefore(begin);
    }

    /** The message that stated a trait. */
    Optional<String> message(String trait) {
        return Optional.ofNullable(facts.traits().get(trait)).map(Trait::message);
    }

    /** Since which day it exists, counted since 1970, as seen from today. */
    int since(int today) {
        return stated() <= today ? stated() : Usage.day(LocalDate.ofInstant(facts.firstSeen(), zone));
    }

    /** The day that {@link Age} goes by, be it still to come; the last one there is when none is stated. */
    private int stated() {
        if (stated == NOT_READ) {
            stated = Age.stated(facts, zone).map(Usage::day).orElse(Integer.MAX_VALUE);
        }
        return stated;
    }

    Optional<Answer> nps() {
        return facts.nps();
    }

    /** People are also listed by their email address, whatever its case. */
    boolean isListed(Rule.Listed listed) {
        return listed.ids().contains(id().value())
                || id().is(Id.Kind.KNOWN)
                        && listed.ids().contains(trait("email").asText().toLowerCase(Locale.ROOT));
    }

    /** For how many of its people the rule inside held. */
    int people(Rule.People people, LocalDate asOf) {
        return crowd.count(people, asOf);
    }

    int people() {
        return crowd.people();
    }
}
