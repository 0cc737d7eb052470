package dev.vitalfew.fold;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.Claim;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Conflict;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds entries of one id into its item, and takes the item to where it belongs. */
public final class Folding {

    /** How long the log keeps an event after it was received. */
    public static final Duration LOG_KEEPS = Duration.ofDays(100);

    /** An event that was received this long after it happened is history, not news; who is known this long has moved. */
    private static final Duration HISTORY = Duration.ofHours(48);

    private static final int TRIES = 50;

    /** Of more dates than that, one read of all that lies between them costs less than one for each. */
    private static final int MOST_DATES = 4;

    private final Model model;
    private final Fold fold;
    private final Log log;
    private final CustomerStore customers;
    private final Moves moves;
    private final Clock clock;

    public Folding(Model model, Log log, CustomerStore customers, Clock clock) {
        this.model = model;
        this.fold = new Fold(model);
        this.log = log;
        this.customers = customers;
        this.moves = new Moves(customers);
        this.clock = clock;
    }

    /** Folds in entries of {@code id}, new or not, and answers when they and all that follows from them are written. */
    public Folded fold(Id id, Collection<LogEntry> entries) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryToFold(id, entries);
            } catch (Conflict conflict) {
                if (attempt == TRIES) {
                    throw conflict;
                }
            }
        }
    }

    /** Counts everything that the log has of {@code id} anew. */
    public Folded recount(Id id) {
        return fold(id, log.read(id).toList());
    }

    /** The item with whatever the model counts, from the log where it was never counted; nothing is written. */
    public Item counted(Item item) {
        return lacksCounts(item) ? recountAll(item, log.read(item.id()).toList()) : item;
    }

    /** Notes that everybody whom the fold touched is settled. */
    public void settled(Folded folded) {
        moves.clear(folded.trails());
    }

    private Folded tryToFold(Id id, Collection<LogEntry> came) {
        var entry = customers.find(id);
        if (entry.isErased()) {
            log.drop(List.copyOf(came));
            return Folded.nothing(entry);
        }
        var item = itemOf(entry);
        var entries = withoutErased(came.stream());
        log.drop(came.stream().filter(one -> !entries.contains(one)).toList());
        if (item.isNew() && entries.isEmpty()) {
            return Folded.nothing(entry);
        }
        var folded = folded(item, entries);
        var moved = moves.write(entry, item, folded);
        var news = entries.stream()
                .map(LogEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(folded.lastSeen());
        return new Folded(
                moved.entry(),
                moved.places(),
                moved.trails(),
                moved.moved() && folded.firstSeen().isBefore(news.minus(HISTORY)),
                !moved.trails().isEmpty() || concerns(item, folded, entries),
                entries.stream().anyMatch(Folding::isHistory),
                news);
    }

    /** Without what links an id to somebody who was erased: they would come back by it. */
    private List<LogEntry> withoutErased(Stream<LogEntry> read) {
        var entries = read.toList();
        var erased = entries.stream()
                .flatMap(entry -> owner(entry).stream())
                .distinct()
                .filter(owner -> customers.find(owner).isErased())
                .collect(Collectors.toSet());
        if (erased.isEmpty()) {
            return entries;
        }
        return entries.stream()
                .filter(entry -> owner(entry).filter(erased::contains).isEmpty())
                .toList();
    }

    private static Optional<Id> owner(LogEntry entry) {
        return Fold.ownerOf(entry).map(Claim::target);
    }

    private Item itemOf(DirectoryEntry entry) {
        return entry.exists() && !entry.isExpected()
                ? customers
                        .item(entry.place(), entry.id())
                        .orElseThrow(() -> new Conflict(entry.id().toString()))
                : Item.of(entry.id());
    }

    private Item folded(Item item, Collection<LogEntry> entries) {
        if (lacksCounts(item)) {
            return recountAll(item);
        }
        var stale = entries.stream().filter(entry -> isStale(item, entry)).toList();
        var added = entries.stream()
                .filter(entry -> !isStale(item, entry))
                .collect(Collectors.toMap(LogEntry::key, entry -> entry, (one, _) -> one, java.util.TreeMap::new))
                .values()
                .stream()
                .reduce(startOf(item), fold::add, (_, last) -> last);
        if (stale.isEmpty()) {
            return added;
        }
        return added.skewed() || stale.stream().anyMatch(Fold::isSkewed) ? recountAll(added) : recounted(added, stale);
    }

    /** A new item counts every meter from the beginning. */
    private Item startOf(Item item) {
        return item.isNew() ? fold.recountAll(item, LocalDate.MIN, List.of()) : item;
    }

    private boolean lacksCounts(Item item) {
        return !item.isNew() && !model.meters().stream().allMatch(item.usage()::counted);
    }

    private static boolean isStale(Item item, LogEntry entry) {
        return item.foldedTo().isPresent()
                && entry.key().compareTo(item.foldedTo().get()) <= 0;
    }

    private Item recounted(Item item, List<LogEntry> stale) {
        var dates = stale.stream().map(fold::dateOf).collect(Collectors.toCollection(TreeSet::new));
        if (dates.first().isBefore(completeFrom())) {
            return recountAll(item);
        }
        var read = withoutErased(
                dates.size() > MOST_DATES
                        ? log.read(
                                item.id(),
                                startOf(dates.first()),
                                startOf(dates.last().plusDays(1)))
                        : dates.stream()
                                .flatMap(date -> log.read(item.id(), startOf(date), startOf(date.plusDays(1)))));
        if (read.stream().anyMatch(Fold::isSkewed)) {
            return recountAll(item);
        }
        var byDate = read.stream().collect(Collectors.groupingBy(fold::dateOf));
        var counted = item;
        for (var date : dates) {
            counted = fold.recount(counted, date, byDate.getOrDefault(date, List.of()));
        }
        return counted;
    }

    private Item recountAll(Item item) {
        return recountAll(item, withoutErased(log.read(item.id())));
    }

    private Item recountAll(Item item, List<LogEntry> entries) {
        return fold.recountAll(item, completeFrom(), entries);
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(model.zone()).toInstant();
    }

    /** From this date on the log has lost nothing yet; a day more, for clocks that are ahead. */
    private LocalDate completeFrom() {
        return LocalDate.ofInstant(clock.instant().minus(LOG_KEEPS), model.zone())
                .plusDays(2);
    }

    /** Whether an event lay so far back when it was received that it is no news. */
    public static boolean isHistory(LogEntry entry) {
        return entry.isImported() || entry.at().isBefore(entry.receivedAt().minus(HISTORY));
    }

    /** Repeats concern it too: the evaluation after the first time may not have happened. */
    private boolean concerns(Item before, Item after, Collection<LogEntry> entries) {
        return entries.stream().anyMatch(entry -> isStale(before, entry))
                || before.isNew()
                || !before.traits().equals(after.traits())
                || !before.nps().equals(after.nps())
                || model.rollUps().stream().anyMatch(meter -> Difference.matters(meter, before.usage(), after.usage()));
    }
}
