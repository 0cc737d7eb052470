package dev.vitalfew.bench;

import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.customers.Place;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.segment.MemoryRuns;
import dev.vitalfew.segment.Settle;
import dev.vitalfew.segment.SliceWork;
import dev.vitalfew.segment.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What the daily run reads and writes of accounts of which nothing has changed, and how much memory its worker takes. */
final class Run {

    private static final int EVENTS = 20;
    private static final int SLICES = 8;
    private static final int LOOKS = 10;

    private final int accounts;
    private final int peopleOfAnAccount;
    private long heap;
    private int looked;

    private Run(int accounts, int peopleOfAnAccount) {
        this.accounts = accounts;
        this.peopleOfAnAccount = peopleOfAnAccount;
    }

    static List<Bound> measure(List<Integer> sizes, int peopleOfAnAccount) {
        var bounds = new ArrayList<Bound>();
        var heaps = new ArrayList<Long>();
        for (var accounts : sizes) {
            var run = new Run(accounts, peopleOfAnAccount);
            bounds.addAll(run.measured());
            heaps.add(run.heap);
        }
        bounds.add(Bound.atMost(
                "heap after GC, of %,d accounts against %,d".formatted(sizes.getLast(), sizes.getFirst()),
                1.25,
                (double) heaps.getLast() / heaps.getFirst(),
                "×"));
        return bounds;
    }

    private List<Bound> measured() {
        try (var table = new CustomersTable()) {
            fill(table);
            work(table);
            var units = table.metered().readUnits() / accounts;
            System.out.printf(
                    "  %,7d accounts: %.4f read units an account, other calls %s, heap after GC %.1f MB at most%n",
                    accounts, units, table.metered().otherCalls(), heap / 1e6);
            return List.of(
                    Bound.atMost(
                            "read units an account and person, of %,d accounts".formatted(accounts),
                            0.09,
                            units / (peopleOfAnAccount + 1),
                            ""),
                    Bound.atMost(
                            "calls that write or read again, nothing having changed",
                            0,
                            table.metered().otherCalls().size(),
                            ""));
        }
    }

    private void fill(CustomersTable table) {
        var population = new Population(Histories.of(accounts * peopleOfAnAccount, EVENTS), peopleOfAnAccount);
        for (var account = 0; account < accounts; account++) {
            fill(table, population, account);
        }
        table.flush();
    }

    /** An account as its events have left it: folded and settled in memory, then written. */
    private static void fill(CustomersTable table, Population population, int account) {
        var model = population.modelOfAll();
        var clock = Population.clock(model);
        var log = new MemoryLog();
        var customers = new MemoryCustomers();
        var folding = new Folding(model, log, customers, clock);
        var settle = new Settle(model, customers, clock);
        var people = population.peopleOf(account).boxed().toList();
        var trigger = new Trigger(Cause.EVENT, clock.instant());
        var self = population.self(account);
        folding.fold(self.id(), List.of(self));
        people.forEach(person -> folding.fold(Population.idOf(person), population.entries(person)));
        people.forEach(person -> settle.person(Population.idOf(person), trigger));
        settle.account(population.accountAt(account), trigger);
        customers.account(population.accountAt(account)).forEachRemaining(record -> {
            switch (record) {
                case AccountRecord.Stands(var standing) ->
                    table.put(population.items().toItem(standing));
                case AccountRecord.Folded(var person, var item) ->
                    table.put(population.items().toItem(new Place(population.accountAt(account), person), item));
            }
        });
    }

    private void work(CustomersTable table) {
        var model = Population.model();
        var clock = Population.clock(model);
        var customers = table.customers(Population.items(model));
        var log = new MemoryLog();
        var worker = new SliceWork(
                model,
                customers,
                log,
                new Folding(model, log, customers, clock),
                new Settle(model, customers, clock),
                new MemoryRuns(),
                clock);
        for (var slice = 0; slice < SLICES; slice++) {
            if (worker.work(History.AS_OF, slice, SLICES, this::look) != SliceWork.Turn.FINISHED) {
                throw new IllegalStateException("slice " + slice + " was not finished");
            }
        }
    }

    /** The worker asks after each account whether its time is up. */
    private boolean look() {
        if (++looked % (accounts / LOOKS) == 0) {
            System.gc();
            var runtime = Runtime.getRuntime();
            heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
        }
        return false;
    }
}
