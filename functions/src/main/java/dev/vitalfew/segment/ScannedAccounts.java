package dev.vitalfew.segment;

import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Page;
import dev.vitalfew.customers.CustomerStore.Placed;
import dev.vitalfew.identity.Id;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The accounts of one slice, one after the other, from pages of a scan. A scan gives the records of an account together
 * and in key order, since they share a partition; an account may reach over several pages.
 */
final class ScannedAccounts implements Iterator<AccountReading> {

    private final CustomerStore customers;
    private final int slice;
    private final int slices;
    private final ArrayDeque<Placed> ahead = new ArrayDeque<>();
    private Optional<String> nextPage;
    private boolean lastPageRead;
    private String cursor = "";

    ScannedAccounts(CustomerStore customers, int slice, int slices, Optional<String> after) {
        this.customers = customers;
        this.slice = slice;
        this.slices = slices;
        this.nextPage = after;
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !lastPageRead) {
            read(customers.scan(slice, slices, nextPage));
        }
        return !ahead.isEmpty();
    }

    private void read(Page page) {
        ahead.addAll(page.records());
        nextPage = page.next();
        lastPageRead = nextPage.isEmpty();
    }

    /** The next account; it must be read to its end before the one after it. */
    @Override
    public AccountReading next() {
        var account = nextAccount();
        return new AccountReading(account, recordsOf(account));
    }

    Id nextAccount() {
        if (!hasNext()) {
            throw new NoSuchElementException("slice " + slice + " is at its end");
        }
        return ahead.element().account();
    }

    /** The records of the next account, as they are kept; all of them are to be read, too. */
    Iterator<AccountRecord> recordsOf(Id nextAccount) {
        return new RecordsOf(nextAccount);
    }

    /** Continues after the last account that was read. */
    String cursor() {
        return cursor;
    }

    private final class RecordsOf implements Iterator<AccountRecord> {

        private final Id account;

        RecordsOf(Id account) {
            this.account = account;
        }

        @Override
        public boolean hasNext() {
            return ScannedAccounts.this.hasNext() && ahead.element().account().equals(account);
        }

        @Override
        public AccountRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more records of " + account);
            }
            var placed = ahead.remove();
            cursor = placed.cursor();
            return placed.record();
        }
    }
}
