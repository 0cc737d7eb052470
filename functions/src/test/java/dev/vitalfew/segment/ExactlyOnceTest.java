package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.announce.Announcement;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.erase.Erased;
import dev.vitalfew.erase.Erasing;
import dev.vitalfew.erase.Letters;
import dev.vitalfew.fold.Folded;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.model.Model;
import dev.vitalfew.tasks.TestTasks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Every event counts exactly once, whatever happens on its way: delivered twice, late, shuffled, by lanes that race, with
 * a crash before or after any write, a recount in between; while anonymous ids are linked, known ones aliased, and people
 * moved. In the end the state is what a plain recount over the log gives.
 */
class ExactlyOnceTest {

    private static final Model MODEL = Histories.model();

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void theStateIsARecountOverTheLog(@ForAll long seed) {
        var random = new Random(seed);
        var history = new Histories(random).entries();
        var log = new MemoryLog();
        var customers = new MemoryCustomers();
        var world = new World(log, customers, random);

        world.live(history);

        assertThat(LogRecount.items(customers)).isEqualTo(LogRecount.items(MODEL, history));
        world.dailyRun();
        assertEachIsSettled(customers);
        assertNumbersAreConsecutive(customers.history());
    }

    /** Whatever is folded, moved and settled meanwhile, by lanes that crash and race. */
    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void whoeverWasErasedDoesNotComeBack(@ForAll long seed) {
        var random = new Random(seed);
        var history = new Histories(random).entries();
        var log = new MemoryLog();
        var customers = new MemoryCustomers();
        var world = new World(log, customers, random);
        var people = history.stream()
                .map(LogEntry::id)
                .filter(id -> id.is(Id.Kind.KNOWN))
                .distinct()
                .filter(_ -> random.nextInt(3) == 0)
                .toList();

        world.erasing(people).live(history);
        people.forEach(world::eraseAtLast);

        assertThat(people).filteredOn(id -> !customers.find(id).isErased()).allSatisfy(nobody -> {
            assertThat(customers.itemsOf(customers.find(nobody).place())).isEmpty();
            assertThat(log.read(nobody)).isEmpty();
        });
        var erased = history.stream()
                .map(LogEntry::id)
                .filter(id -> customers.find(id).isErased())
                .collect(Collectors.toSet());
        assertThat(LogRecount.places(customers))
                .noneMatch(place -> customers.find(place.person()).isErased());
        assertThat(LogRecount.items(customers).keySet()).noneMatch(erased::contains);
        assertThat(erased).allSatisfy(id -> assertThat(log.read(id)).isEmpty());
        assertThat(customers.history()).extracting(Change::subject).noneMatch(erased::contains);
        assertThat(world.announced)
                .containsAll(erased.stream()
                        .map(id -> new Announcement(
                                "PersonErased",
                                "{\"id\":\"%s/erased\",\"subject\":\"%s\",\"at\":\"%s\"}"
                                        .formatted(id, id, Histories.NOW)))
                        .toList());
        world.dailyRun();
        assertEachIsSettled(customers);
    }

    private static void assertEachIsSettled(MemoryCustomers customers) {
        var before = customers.history().size();
        var settle = new Settle(MODEL, customers, World.clock());
        var trigger =
                new Trigger(dev.vitalfew.history.Cause.EVENT, World.clock().instant());
        for (var place : LogRecount.places(customers)) {
            if (!place.person().is(Id.Kind.SELF)) {
                settle.person(place.person(), trigger);
            }
            if (!place.account().is(Id.Kind.ANONYMOUS)) {
                settle.account(place.account(), trigger);
            }
        }
        assertThat(customers.history())
                .as("changes that settling again would find")
                .hasSize(before);
    }

    private static void assertNumbersAreConsecutive(List<Change> changes) {
        var bySubject = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.ofAccount() + " " + change.subject() + " " + change.name()));
        bySubject.forEach((subject, own) -> {
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i).number()).as(subject).isEqualTo(i + 1L);
                assertThat(own.get(i).from())
                        .as(subject)
                        .isEqualTo(
                                i == 0
                                        ? java.util.Optional.empty()
                                        : own.get(i - 1).to());
            }
        });
    }

    private static final Letters NO_LETTERS = new Letters() {
        @Override
        public Set<String> addresses(Id person) {
            return Set.of();
        }

        @Override
        public int forget(Id subject, int most) {
            return 0;
        }
    };

    /** The log, its stream, and lanes that crash and race. */
    private static final class World {

        private final MemoryLog log;
        private final MemoryCustomers memory;
        private final Random random;
        private final Faults customers;
        private final Folding folding;
        private final Aftermath aftermath;
        private final List<LogEntry> stream = new ArrayList<>();
        private final List<Id> toErase = new ArrayList<>();
        private final Set<Id> answered = new HashSet<>();
        private final Set<Announcement> announced = new HashSet<>();
        private final Erasing erasing;
        private int depth;

        World(MemoryLog log, MemoryCustomers customers, Random random) {
            this.log = log;
            this.random = random;
            this.memory = customers;
            this.customers = new Faults(customers, random, this::otherLane);
            this.folding = new Folding(MODEL, log, this.customers, clock());
            this.aftermath =
                    new Aftermath(folding, new Settle(MODEL, this.customers, clock()), this.customers, (_, _) -> {
                        throw new AssertionError("no account of these histories is large");
                    });
            this.erasing = new Erasing(
                    this.customers,
                    log,
                    new MemorySuppressions(),
                    NO_LETTERS,
                    new TestTasks().store(),
                    aftermath,
                    this::announce,
                    clock());
        }

        static Clock clock() {
            return Clock.fixed(Histories.NOW, ZoneOffset.UTC);
        }

        World erasing(List<Id> people) {
            toErase.addAll(people);
            return this;
        }

        private void announce(List<Announcement> announcements) {
            customers.write(() -> announced.addAll(announcements));
        }

        /** An operator whose request fails asks again. */
        private void erase() {
            var person = toErase.get(random.nextInt(toErase.size()));
            try {
                erasing.person(person, () -> random.nextInt(20) == 0)
                        .filter(Erased::done)
                        .ifPresent(_ -> answered.add(person));
            } catch (Faults.Crash | CustomerStore.Conflict failed) {
                // At last it is asked again.
            }
        }

        /** Nobody asks again who was told that it is done. */
        void eraseAtLast(Id person) {
            if (answered.contains(person)) {
                return;
            }
            new Erasing(
                            memory,
                            log,
                            new MemorySuppressions(),
                            NO_LETTERS,
                            new TestTasks().store(),
                            new Aftermath(folding, new Settle(MODEL, memory, clock()), memory, (_, _) -> {}),
                            announced::addAll,
                            clock())
                    .person(person, () -> false);
        }

        void live(List<LogEntry> history) {
            for (var entry : history) {
                collect(entry);
                if (!toErase.isEmpty() && random.nextInt(6) == 0) {
                    erase();
                }
                if (random.nextInt(3) > 0 && !stream.isEmpty()) {
                    turn();
                }
            }
            while (!stream.isEmpty()) {
                turn();
            }
        }

        /** A client sends again now and then, before or after what came in between. */
        private void collect(LogEntry entry) {
            log.append(List.of(entry));
            stream.add(entry);
            if (random.nextInt(8) == 0) {
                stream.add(random.nextInt(stream.size()), entry);
            }
        }

        /**
         * Events alone settle everybody but for one case: a lane that dies between its write and its second look, while
         * another takes away the last person of the account it wrote. That account is empty; the run empties it too.
         */
        void dailyRun() {
            var before = memory.history().size();
            var settle = new Settle(MODEL, memory, clock());
            new SliceWork(MODEL, memory, new MemoryLog(), folding, settle, new MemoryRuns(), clock())
                    .work(LocalDate.ofInstant(Histories.NOW, ZoneOffset.UTC), 0, 1, () -> false);

            assertThat(memory.history().stream().skip(before))
                    .allMatch(change -> change.to().isEmpty()
                            && memory.itemsOf(new Place(change.account(), change.subject()))
                                    .isEmpty());
        }

        private void otherLane() {
            if (depth < 3 && !toErase.isEmpty() && random.nextInt(12) == 0) {
                depth++;
                erase();
                depth--;
            }
            if (depth < 3 && !stream.isEmpty()) {
                turn();
            }
        }

        /** One lane takes some entries of a few ids; what it doesn't finish comes again. */
        private void turn() {
            depth++;
            var ids = stream.stream()
                    .map(LogEntry::id)
                    .filter(_ -> random.nextInt(stream.size()) < 2)
                    .collect(Collectors.toCollection(TreeSet::new));
            ids.add(stream.get(random.nextInt(stream.size())).id());
            var taken = stream.stream()
                    .filter(entry -> ids.contains(entry.id()) && random.nextInt(4) > 0)
                    .collect(Collectors.groupingBy(LogEntry::id, TreeMap::new, Collectors.toList()));
            taken.values().forEach(stream::removeAll);
            try {
                fold(taken);
                if (random.nextInt(6) == 0) {
                    throw new Faults.Crash();
                }
            } catch (Faults.Crash crash) {
                taken.values().forEach(stream::addAll);
            } finally {
                depth--;
            }
        }

        /** Fails as a whole, as a process that dies, or for single ids, which come again as from the queue refold. */
        private void fold(Map<Id, List<LogEntry>> taken) {
            var folds = new TreeMap<Id, Folded>();
            taken.forEach((id, entries) ->
                    folds.put(id, random.nextInt(12) == 0 ? folding.recount(id) : folding.fold(id, entries)));
            var dies = random.nextBoolean();
            aftermath.of(folds, (id, failure) -> {
                if (dies) {
                    throw failure;
                }
                stream.addAll(taken.get(id));
            });
        }
    }
}
