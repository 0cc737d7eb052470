package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Columns;
import dev.vitalfew.usage.Usage;
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
    private @Nullable Columns counted;
    private long[] counts = {};
    private int since = NOT_READ;

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

    /** What was counted in one of the columns, which are for usages of its panel. */
    long count(Columns columns, int column) {
        if (counted != columns || column >= counts.length) {
            counts = columns.read(usage);
            counted = columns;
        }
        return counts[column];
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

    /** Since which day it exists, counted since 1970. */
    int since() {
        if (since == NOT_READ) {
            since = Usage.day(Age.since(facts, zone));
        }
        return since;
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
