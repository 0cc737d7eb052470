package dev.vitalfew.fold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.Claim;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.SeenZone;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Answer;
import dev.vitalfew.model.Model;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What events do to the item of their id. Pure. */
public final class Fold {

    private final Model model;

    public Fold(Model model) {
        this.model = model;
    }

    /** Adds an entry that is later than all that were folded. */
    public Item add(Item item, LogEntry entry) {
        var tally = new Tally(model, item.usage());
        tally.count(entry, dateOf(entry));
        return learn(item, List.of(entry), tally);
    }

    /** Counts {@code date} anew: {@code entries} is all that the log has of it. */
    public Item recount(Item item, LocalDate date, Collection<LogEntry> entries) {
        var tally = new Tally(model, item.usage());
        tally.clear(date);
        entries.forEach(entry -> tally.count(entry, dateOf(entry)));
        return learn(item, entries, tally);
    }

    /**
     * Counts everything anew: {@code entries} is all that the log has of the id. Of dates before {@code completeFrom}
     * the log may have lost some; there the fuller count stands, and what was never counted is counted since then.
     */
    public Item recountAll(Item item, LocalDate completeFrom, Collection<LogEntry> entries) {
        var tally = new Tally(model, Tally.nothing(model));
        entries.forEach(entry -> tally.count(entry, dateOf(entry)));
        tally.keepFuller(item.usage(), completeFrom);
        if (hasLost(item, completeFrom, entries)) {
            tally.beginAt(completeFrom, item.usage());
        }
        return learn(item, entries, tally);
    }

    /** Whether the log no longer has the first of what was folded. */
    private boolean hasLost(Item item, LocalDate completeFrom, Collection<LogEntry> entries) {
        return !item.isNew()
                && LocalDate.ofInstant(item.firstSeen(), model.zone()).isBefore(completeFrom)
                && entries.stream().noneMatch(entry -> !entry.at().isAfter(item.firstSeen()));
    }

    /** The local date on which an entry counts. */
    LocalDate dateOf(LogEntry entry) {
        return LocalDate.ofInstant(entry.at(), model.zone());
    }

    /** Whether an entry may count on another date than that of its key. */
    static boolean isSkewed(LogEntry entry) {
        return !entry.at().equals(entry.key().time());
    }

    private Item learn(Item item, Collection<LogEntry> entries, Tally tally) {
        var traits = new Traits(item.traits());
        var foldedTo = item.foldedTo();
        var skewed = item.skewed();
        var first = item.firstSeen();
        var last = item.lastSeen();
        var owner = item.owner();
        var group = item.group();
        var nps = item.nps();
        var zone = item.zone();
        for (var entry : entries) {
            foldedTo = Optional.of(
                    foldedTo.filter(to -> to.compareTo(entry.key()) >= 0).orElse(entry.key()));
            skewed |= isSkewed(entry);
            first = min(first, entry.at());
            last = max(last, entry.at());
            owner = merged(owner, ownerOf(entry), Claim::earlier);
            group = merged(group, groupOf(entry), Claim::later);
            nps = merged(nps, Answers.in(entry), Answer::later);
            zone = merged(zone, Zones.in(entry), SeenZone::later);
            traits.state(statedBy(entry), entry);
        }
        return new Item(
                item.id(),
                item.version(),
                model.number(),
                foldedTo,
                skewed,
                traits.latest(),
                tally.usage(),
                first,
                last,
                owner,
                group,
                nps,
                zone);
    }

    /** The traits that an entry states of the id it is logged under; of an id that it only links, none. */
    private Map<String, JsonNode> statedBy(LogEntry entry) {
        var stated =
                switch (entry.event()) {
                    case Event.Identify identify when !links(entry) -> identify.traits();
                    case Event.Group group when entry.id().is(Id.Kind.SELF) -> group.traits();
                    case Event _ -> Map.<String, JsonNode>of();
                };
        return entry.trust() == Trust.PUBLIC ? Traits.open(model.protectedTraits(), stated) : stated;
    }

    /** An identify with both ids is logged under the anonymous one only to link it. */
    private static boolean links(LogEntry entry) {
        return entry.id().is(Id.Kind.ANONYMOUS) && entry.event().envelope().userId() != null;
    }

    /** Whose id an entry says that its own is. */
    static Optional<Claim> ownerOf(LogEntry entry) {
        var userId = entry.event().envelope().userId();
        var linked =
                switch (entry.event()) {
                    case Event.Identify _ -> links(entry);
                    case Event.Alias _ -> true;
                    case Event _ -> false;
                };
        if (!linked || userId == null || entry.id().equals(Id.known(userId))) {
            return Optional.empty();
        }
        return Optional.of(new Claim(Id.known(userId), entry.at(), entry.key().message()));
    }

    private static Optional<Claim> groupOf(LogEntry entry) {
        return switch (entry.event()) {
            case Event.Group group
            when entry.id().is(Id.Kind.KNOWN) ->
                Optional.of(new Claim(
                        Id.account(group.groupId()), entry.at(), entry.key().message()));
            case Event _ -> Optional.empty();
        };
    }

    private static <T> Optional<T> merged(Optional<T> known, Optional<T> stated, BinaryOperator<T> choice) {
        return known.isPresent() && stated.isPresent()
                ? Optional.of(choice.apply(known.get(), stated.get()))
                : known.or(() -> stated);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
